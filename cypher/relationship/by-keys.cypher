// Relationships of a type by their ends and key.
// parameters: rows of {from, to, key}
// columns: relationship
// rows: at most one for each of $rows
// variants: type in RelationshipType
UNWIND $rows AS row
MATCH (a:Entity {id: row.from})-[r:{{type}} {key: row.key}]->(b:Entity {id: row.to})
RETURN properties(r) AS relationship
