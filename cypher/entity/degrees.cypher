// How many relationships hold entities.
// parameters: ids
// columns: id, count
// rows: one for each of $ids
UNWIND $ids AS id
CALL (id) {
  MATCH (n:Entity {id: id})-[r]-(:Entity)
  RETURN count(r) AS count
}
RETURN id, count
