// Some properties of entities by id.
// parameters: ids
// built: cells
// columns: rows (each a list of cells)
// rows: 1
UNWIND $ids AS id
MATCH (n:Entity {id: id})
RETURN collect([{{cells}}]) AS rows
