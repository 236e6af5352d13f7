// Entries of the change log before a number, the newest first.
// parameters: before, limit
// columns: change
// rows: at most $limit
MATCH (c:Change)
WHERE c.seq < $before
WITH c ORDER BY c.seq DESC LIMIT $limit
RETURN properties(c) AS change
ORDER BY c.seq DESC
