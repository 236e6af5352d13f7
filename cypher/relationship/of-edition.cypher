// Relationships that an edition or another states, in the order of their ids.
// parameters: edition, also, after, limit
// columns: relationship
// rows: at most $limit
MATCH (:Entity)-[r]->(:Entity)
WHERE r.id > $after AND ($edition IN r.citeEditions OR $also IN r.citeEditions)
WITH r ORDER BY r.id LIMIT $limit
RETURN properties(r) AS relationship
ORDER BY r.id
