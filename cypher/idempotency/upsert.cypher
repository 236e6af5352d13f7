// Notes a request that is carried out under a key.
// parameters: entry
// columns: id
// rows: 1
MERGE (i:Idempotency {id: $entry.id})
SET i = $entry
RETURN i.id AS id
