// A page of the sources, by title.
// parameters: limit
// built: where, keys, order, cells
// columns: rows (each a list of cells)
// rows: 1
MATCH (n:Source)
WHERE {{where}}
WITH n, {{keys}}
ORDER BY {{order}} LIMIT $limit
RETURN collect([{{cells}}]) AS rows
