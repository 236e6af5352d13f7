// How many distinct neighbours entities have.
// parameters: ids
// columns: id, count
// rows: one for each of $ids
UNWIND $ids AS id
CALL (id) {
  MATCH (n:Entity {id: id})-[]-(other:Entity)
  RETURN count(DISTINCT other) AS count
}
RETURN id, count
