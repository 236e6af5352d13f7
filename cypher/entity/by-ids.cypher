// Entities by id.
// parameters: ids
// columns: entity
// rows: at most one for each of $ids
UNWIND $ids AS id
MATCH (n:Entity {id: id})
RETURN properties(n) AS entity
