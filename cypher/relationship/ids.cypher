// The ids of the relationships of a type that a filter leaves, in order.
// parameters: limit
// built: where
// columns: rows (the ids)
// rows: 1
// variants: type in RelationshipType
MATCH (a:Entity)-[r:{{type}}]->(b:Entity)
WHERE {{where}}
WITH r.id AS id ORDER BY id LIMIT $limit
RETURN collect(id) AS rows
