// What entities are.
// parameters: ids
// columns: id, type
// rows: at most one for each of $ids
UNWIND $ids AS id
MATCH (n:Entity {id: id})
RETURN n.id AS id, n.type AS type
