// Links entities to the folded keys of their names, to which they are not linked yet.
// parameters: rows (each a list: the id, the key)
// columns: count
// rows: 1
UNWIND $rows AS row
MATCH (n:Entity {id: row[0]})
MERGE (k:Name {key: row[1]})
CREATE (n)-[r:NAMED]->(k)
RETURN count(r) AS count
