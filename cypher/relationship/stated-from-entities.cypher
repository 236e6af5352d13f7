// What is stated of the relationships of some types that begin at entities, gathered by what they share.
// parameters: ids
// built: types, shared, own
// columns: shared, rows (each a list of cells)
// rows: all combinations of what is shared
UNWIND $ids AS id
MATCH (a:Entity {id: id})-[r:{{types}}]->(b)
WITH [{{shared}}] AS shared, collect([{{own}}]) AS rows
RETURN shared, rows
