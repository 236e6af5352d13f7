// For each entity the number of its relationships of a type that a filter leaves.
// parameters: ids
// built: where
// columns: id, count
// rows: one for each of $ids
// variants: type in RelationshipType, direction in Direction, label in Target
UNWIND $ids AS id
CALL (id) {
  MATCH (n:Entity {id: id}){{<}}-[r:{{type}}]-{{>}}(other:{{label}})
  WHERE {{where}}
  RETURN count(r) AS count
}
RETURN id, count
