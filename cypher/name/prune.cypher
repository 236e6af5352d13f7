// Deletes name keys that nothing uses any more.
// parameters: keys
// columns: count
// rows: 1
UNWIND $keys AS key
MATCH (k:Name {key: key})
WHERE NOT EXISTS { (k)<-[:NAMED]-() }
DELETE k
RETURN count(*) AS count
