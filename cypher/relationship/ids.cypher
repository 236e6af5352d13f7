// The ids of the relationships of a type that a filter leaves, in order.
// parameters: limit
// built: where
// columns: id
// rows: at most $limit
// variants: type in RelationshipType
MATCH (a:Entity)-[r:{{type}}]->(b:Entity)
WHERE {{where}}
WITH r.id AS id ORDER BY id LIMIT $limit
RETURN id
ORDER BY id
