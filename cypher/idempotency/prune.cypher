// Forgets keys that are older than they are kept, the oldest first.
// parameters: before, limit
// columns: count
// rows: 1
MATCH (i:Idempotency)
WHERE i.at < $before
WITH i ORDER BY i.at LIMIT $limit
DELETE i
RETURN count(*) AS count
