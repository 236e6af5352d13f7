// The ids of the entities of a type that a filter leaves, in order.
// parameters: limit
// built: start, where
// columns: rows (the ids)
// rows: 1
// variants: label in EntityType
{{start}}
MATCH (n:{{label}})
WHERE {{where}}
WITH n.id AS id ORDER BY id LIMIT $limit
RETURN collect(id) AS rows
