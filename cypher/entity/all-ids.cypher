// The ids of all entities.
// columns: id
// rows: all entities
MATCH (n:Entity)
RETURN n.id AS id
