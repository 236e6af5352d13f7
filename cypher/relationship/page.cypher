// For each entity a page of its relationships of a type, in the order of the other end's name.
// parameters: ids, afterKey, afterId, beforeKey, beforeId, limit
// columns: id, entity (the other end), relationship
// rows: at most $limit for each of $ids
// variants: type in RelationshipType, direction in Direction, label in Target, order in Order
UNWIND $ids AS id
CALL (id) {
  MATCH (n:Entity {id: id}){{<}}-[r:{{type}}]-{{>}}(other:{{label}})
  WHERE (other.sortKey > $afterKey OR (other.sortKey = $afterKey AND r.id > $afterId))
    AND (other.sortKey < $beforeKey OR (other.sortKey = $beforeKey AND r.id < $beforeId))
  WITH other, r ORDER BY other.sortKey {{order}}, r.id {{order}} LIMIT $limit
  RETURN properties(other) AS entity, properties(r) AS relationship, other.sortKey AS sortKey, r.id AS relationshipId
}
RETURN id, entity, relationship
ORDER BY id, sortKey {{order}}, relationshipId {{order}}
