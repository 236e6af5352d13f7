// What is stated of the relationships of some types that begin at the entities behind one id and up to another.
// parameters: after, last
// built: types, shared, own
// columns: shared, rows (each a list of cells)
// rows: all combinations of what is shared
MATCH (a:Entity)-[r:{{types}}]->(b)
WHERE a.id > $after AND a.id <= $last
WITH [{{shared}}] AS shared, collect([{{own}}]) AS rows
RETURN shared, rows
