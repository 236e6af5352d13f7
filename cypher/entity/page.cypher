// A page of the entities of a type that a filter leaves, in an order.
// parameters: limit
// built: start, where, keys, order, cells
// columns: rows (each a list of cells)
// rows: 1
// variants: label in EntityType
{{start}}
MATCH (n:{{label}})
WHERE {{where}}
WITH n, {{keys}}
ORDER BY {{order}} LIMIT $limit
RETURN collect([{{cells}}]) AS rows
