// Deletes relationships of a type.
// parameters: rows of {from, to, key}
// columns: count
// rows: 1
// variants: type in RelationshipType
UNWIND $rows AS row
MATCH (a:Entity {id: row.from})-[r:{{type}} {key: row.key}]->(b:Entity {id: row.to})
DELETE r
RETURN count(*) AS count
