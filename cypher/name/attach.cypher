// Links entities to the folded keys of their names.
// parameters: rows of {id, key}
// columns: count
// rows: 1
UNWIND $rows AS row
MATCH (n:Entity {id: row.id})
MERGE (k:Name {key: row.key})
MERGE (n)-[r:NAMED]->(k)
RETURN count(r) AS count
