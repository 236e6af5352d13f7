// Creates entities of a type.
// parameters: rows of {properties}
// columns: count
// rows: 1
// variants: label in EntityType
UNWIND $rows AS row
CREATE (n:Entity:{{label}})
SET n = row.properties
RETURN count(n) AS count
