// Some properties of the relationships of some types that begin at the entities behind one id and up to another.
// parameters: after, last
// built: types, cells
// columns: rows (each a list of cells)
// rows: 1
MATCH (a:Entity)-[r:{{types}}]->(b)
WHERE a.id > $after AND a.id <= $last
RETURN collect([{{cells}}]) AS rows
