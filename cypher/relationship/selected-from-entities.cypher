// Some properties of the relationships of some types that begin at entities.
// parameters: ids
// built: types, cells
// columns: rows (each a list of cells)
// rows: 1
UNWIND $ids AS id
MATCH (a:Entity {id: id})-[r:{{types}}]->(b)
RETURN collect([{{cells}}]) AS rows
