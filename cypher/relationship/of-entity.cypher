// The relationships of an entity, whichever end it is, in the order of their ids.
// parameters: id, limit
// columns: relationship
// rows: at most $limit
MATCH (:Entity {id: $id})-[r]-(:Entity)
WITH r ORDER BY r.id LIMIT $limit
RETURN properties(r) AS relationship
ORDER BY r.id
