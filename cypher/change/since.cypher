// The entries of the change log after a number, in order.
// parameters: seq, limit
// columns: change
// rows: at most $limit
MATCH (c:Change)
WHERE c.seq > $seq
WITH c ORDER BY c.seq LIMIT $limit
RETURN properties(c) AS change
ORDER BY c.seq
