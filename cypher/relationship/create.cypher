// Creates relationships of a type between entities that exist.
// parameters: rows (each a list of cells, of which the first are the ids of the ends)
// built: properties
// columns: count
// rows: 1
// variants: type in RelationshipType
UNWIND $rows AS row
MATCH (a:Entity {id: row[0]})
MATCH (b:Entity {id: row[1]})
CREATE (a)-[r:{{type}} {{properties}}]->(b)
RETURN count(r) AS count
