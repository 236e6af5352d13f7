// What is stated of the entities behind one id and up to another, gathered by what they share.
// parameters: range (the two ids: a plan is made for a list of two once, and for texts anew for each of their lengths)
// built: shared, own
// columns: shared, rows (each a list of cells)
// rows: all combinations of what is shared
MATCH (n:Entity)
WHERE n.id > $range[0] AND n.id <= $range[1]
WITH [{{shared}}] AS shared, collect([{{own}}]) AS rows
RETURN shared, rows
