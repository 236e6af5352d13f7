// Whether the graph holds anything.
// columns: id
// rows: 0 or 1
MATCH (n:Entity)
RETURN n.id AS id
LIMIT 1
