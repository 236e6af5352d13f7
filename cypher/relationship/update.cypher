// Replaces everything that relationships of a type say.
// parameters: rows of {from, to, key, properties}
// columns: count
// rows: 1
// variants: type in RelationshipType
UNWIND $rows AS row
MATCH (a:Entity {id: row.from})-[r:{{type}} {key: row.key}]->(b:Entity {id: row.to})
SET r = row.properties
RETURN count(r) AS count
