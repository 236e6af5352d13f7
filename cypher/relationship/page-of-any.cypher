// For each entity a page of its relationships of some types, in the order of the relationships' ids.
// parameters: ids, types, limit
// built: where, keys, names, order, position
// columns: id, entity (the other end), relationship, position
// rows: at most $limit for each of $ids
UNWIND $ids AS id
CALL (id) {
  MATCH (n:Entity {id: id})-[r]-(other:Entity)
  WHERE type(r) IN $types AND {{where}}
  WITH other, r, {{keys}}
  ORDER BY {{order}} LIMIT $limit
  RETURN properties(other) AS entity, properties(r) AS relationship, {{position}} AS position, {{names}}
}
RETURN id, entity, relationship, position
ORDER BY id, {{order}}
