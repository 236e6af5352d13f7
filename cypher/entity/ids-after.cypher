// A page of the ids of all entities, in their order.
// parameters: after, limit
// columns: id
// rows: at most $limit
MATCH (n:Entity)
WHERE n.id > $after
RETURN n.id AS id
ORDER BY id LIMIT $limit
