// What is stated of entities by id, gathered by what they share.
// parameters: ids
// built: shared, own
// columns: shared, rows (each a list of cells)
// rows: all combinations of what is shared
UNWIND $ids AS id
MATCH (n:Entity {id: id})
WITH [{{shared}}] AS shared, collect([{{own}}]) AS rows
RETURN shared, rows
