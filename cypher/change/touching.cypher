// The entries of the change log that touched things, between two numbers, the newest first.
// parameters: ids, after, before, limit
// columns: id, seq, at, actor, reason
// rows: at most $limit for each of $ids
UNWIND $ids AS id
CALL (id) {
  MATCH (c:Change)
  WHERE c.seq > $after AND c.seq < $before AND (id IN c.touched OR id IN c.removed)
  WITH c ORDER BY c.seq DESC LIMIT $limit
  RETURN c.seq AS seq, c.at AS at, c.actor AS actor, c.reason AS reason
}
RETURN id, seq, at, actor, reason
