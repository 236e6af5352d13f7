// Some properties of the relationships of some types that begin at entities.
// parameters: ids, types
// built: cells
// columns: rows (each a list of cells)
// rows: 1
UNWIND $ids AS id
MATCH (a:Entity {id: id})-[r]->(b:Entity)
WHERE r.type IN $types
RETURN collect([{{cells}}]) AS rows
