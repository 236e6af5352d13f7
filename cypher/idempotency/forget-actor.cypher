// Forgets the requests that somebody asked for under keys.
// parameters: actor
// columns: count
// rows: 1
MATCH (i:Idempotency)
WHERE i.actor = $actor
DELETE i
RETURN count(*) AS count
