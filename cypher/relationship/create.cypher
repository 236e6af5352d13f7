// Creates relationships of a type between entities that exist.
// parameters: rows of {from, to, properties}
// columns: count
// rows: 1
// variants: type in RelationshipType
UNWIND $rows AS row
MATCH (a:Entity {id: row.from})
MATCH (b:Entity {id: row.to})
CREATE (a)-[r:{{type}}]->(b)
SET r = row.properties
RETURN count(r) AS count
