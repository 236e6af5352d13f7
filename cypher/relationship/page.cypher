// For each entity a page of its relationships of a type that a filter leaves, in an order.
// parameters: ids, limit
// built: where, entity, relationship, keys, names, order, position
// columns: id, entity (the other end), relationship, position
// rows: at most $limit for each of $ids
// variants: type in RelationshipType, direction in Direction, label in Target
UNWIND $ids AS id
CALL (id) {
  MATCH (n:Entity {id: id}){{<}}-[r:{{type}}]-{{>}}(other:{{label}})
  WHERE {{where}}
  WITH other, r, {{keys}}
  ORDER BY {{order}} LIMIT $limit
  RETURN {{entity}} AS entity, {{relationship}} AS relationship, {{position}} AS position, {{names}}
}
RETURN id, entity, relationship, position
ORDER BY id, {{order}}
