// What is stated of the entities behind one id and up to another, gathered by what they share.
// parameters: after, last
// built: shared, own
// columns: shared, rows (each a list of cells)
// rows: all combinations of what is shared
MATCH (n:Entity)
WHERE n.id > $after AND n.id <= $last
WITH [{{shared}}] AS shared, collect([{{own}}]) AS rows
RETURN shared, rows
