// For each entity a page of its relationships of some types, in the order of the relationships' ids.
// parameters: ids, types, afterId, beforeId, limit
// columns: id, entity (the other end), relationship
// rows: at most $limit for each of $ids
// variants: order in Order
UNWIND $ids AS id
CALL (id) {
  MATCH (n:Entity {id: id})-[r]-(other:Entity)
  WHERE type(r) IN $types AND r.id > $afterId AND r.id < $beforeId
  WITH other, r ORDER BY r.id {{order}} LIMIT $limit
  RETURN properties(other) AS entity, properties(r) AS relationship, r.id AS relationshipId
}
RETURN id, entity, relationship
ORDER BY id, relationshipId {{order}}
