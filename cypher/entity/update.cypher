// Replaces everything that entities say.
// parameters: rows of {id, properties}
// columns: count
// rows: 1
UNWIND $rows AS row
MATCH (n:Entity {id: row.id})
SET n = row.properties
RETURN count(n) AS count
