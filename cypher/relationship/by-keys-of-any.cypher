// Relationships of any types by their type, ends and key.
// parameters: rows of {type, from, to, key}
// columns: relationship
// rows: at most one for each of $rows
UNWIND $rows AS row
MATCH (a:Entity {id: row.from})-[r {key: row.key}]->(b:Entity {id: row.to})
WHERE type(r) = row.type
RETURN properties(r) AS relationship
