// A page of all relationships of a type that a filter leaves, in an order.
// parameters: limit
// built: where, keys, order, position
// columns: relationship, position
// rows: at most $limit
// variants: type in RelationshipType
MATCH (a:Entity)-[r:{{type}}]->(b:Entity)
WHERE {{where}}
WITH r, {{keys}}
ORDER BY {{order}} LIMIT $limit
RETURN properties(r) AS relationship, {{position}} AS position
ORDER BY {{order}}
