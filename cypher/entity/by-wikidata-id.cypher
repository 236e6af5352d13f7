// The entities of a type that have a Wikidata item.
// parameters: wikidataId, type, limit
// columns: entity
// rows: at most $limit
MATCH (n:Entity {wikidataId: $wikidataId})
WHERE n.type = $type
WITH n ORDER BY n.id LIMIT $limit
RETURN properties(n) AS entity
ORDER BY n.id
