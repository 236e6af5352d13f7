// How many entries of the change log touched things.
// parameters: ids
// columns: id, count
// rows: one for each of $ids
UNWIND $ids AS id
CALL (id) {
  MATCH (c:Change)
  WHERE id IN c.touched OR id IN c.removed
  RETURN count(c) AS count
}
RETURN id, count
