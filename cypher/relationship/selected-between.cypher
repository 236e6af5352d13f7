// Some properties of the relationships of some types that begin at the entities from one id to another, these included.
// parameters: first, last
// built: types, cells
// columns: rows (each a list of cells)
// rows: 1
MATCH (a:Entity)-[r:{{types}}]->(b)
WHERE a.id >= $first AND a.id <= $last
RETURN collect([{{cells}}]) AS rows
