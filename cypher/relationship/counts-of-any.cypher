// For each entity the number of its relationships of some types that a filter leaves.
// parameters: ids, types
// built: where
// columns: id, count
// rows: one for each of $ids
UNWIND $ids AS id
CALL (id) {
  MATCH (n:Entity {id: id})-[r]-(:Entity)
  WHERE type(r) IN $types AND {{where}}
  RETURN count(r) AS count
}
RETURN id, count
