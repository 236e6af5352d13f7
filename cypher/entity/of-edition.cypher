// Entities that an edition or another states, in the order of their ids.
// parameters: edition, also, after, limit
// columns: entity
// rows: at most $limit
MATCH (n:Entity)
WHERE n.id > $after AND ($edition IN n.citeEditions OR $also IN n.citeEditions)
WITH n ORDER BY n.id LIMIT $limit
RETURN properties(n) AS entity
ORDER BY n.id
