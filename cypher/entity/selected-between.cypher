// Some properties of the entities from one id to another, these included.
// parameters: first, last
// built: cells
// columns: rows (each a list of cells)
// rows: 1
MATCH (n:Entity)
WHERE n.id >= $first AND n.id <= $last
RETURN collect([{{cells}}]) AS rows
