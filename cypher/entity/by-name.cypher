// The entities of a type that have a name, compared as it folds.
// parameters: key, type, limit
// columns: entity
// rows: at most $limit
MATCH (k:Name {key: $key})<-[:NAMED]-(n:Entity)
WHERE n.type = $type
WITH n ORDER BY n.id LIMIT $limit
RETURN properties(n) AS entity
ORDER BY n.id
