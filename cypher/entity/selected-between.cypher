// Some properties of the entities behind one id and up to another.
// parameters: after, last
// built: cells
// columns: rows (each a list of cells)
// rows: 1
MATCH (n:Entity)
WHERE n.id > $after AND n.id <= $last
RETURN collect([{{cells}}]) AS rows
