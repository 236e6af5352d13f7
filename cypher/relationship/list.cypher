// A page of all relationships of a type that a filter leaves, in an order.
// parameters: limit
// built: where, keys, order, cells
// columns: rows (each a list of cells)
// rows: 1
// variants: type in RelationshipType
MATCH (a:Entity)-[r:{{type}}]->(b:Entity)
WHERE {{where}}
WITH a, r, {{keys}}
ORDER BY {{order}} LIMIT $limit
RETURN collect([{{cells}}]) AS rows
