// The ids of the entities of a type that a filter leaves, in order.
// parameters: limit
// built: where
// columns: id
// rows: at most $limit
// variants: label in EntityType
MATCH (n:{{label}})
WHERE {{where}}
WITH n.id AS id ORDER BY id LIMIT $limit
RETURN id
ORDER BY id
