// Creates entities of a type.
// parameters: rows (each a list of cells)
// built: properties
// columns: count
// rows: 1
// variants: label in EntityType
UNWIND $rows AS row
CREATE (n:Entity:{{label}} {{properties}})
RETURN count(n) AS count
