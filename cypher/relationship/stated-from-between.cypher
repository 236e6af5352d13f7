// What is stated of the relationships of some types that begin at the entities behind one id and up to another.
// parameters: range (the two ids: a plan is made for a list of two once, and for texts anew for each of their lengths)
// built: types, shared, own
// columns: shared, rows (each a list of cells)
// rows: all combinations of what is shared
// (Without the hint, all ties of types that are rare are read for each page.)
MATCH (a:Entity)-[r:{{types}}]->(b)
USING INDEX a:Entity(id)
WHERE a.id > $range[0] AND a.id <= $range[1]
WITH [{{shared}}] AS shared, collect([{{own}}]) AS rows
RETURN shared, rows
