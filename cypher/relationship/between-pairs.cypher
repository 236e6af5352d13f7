// The relationships of a type that lead from entities to others.
// parameters: rows of {from, to}
// columns: relationship
// rows: all between each of $rows
// variants: type in RelationshipType
UNWIND $rows AS row
MATCH (:Entity {id: row.from})-[r:{{type}}]->(:Entity {id: row.to})
RETURN properties(r) AS relationship
