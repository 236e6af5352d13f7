// Forgets what was merged into things.
// parameters: ids
// columns: count
// rows: 1
UNWIND $ids AS id
MATCH (m:MergedId {into: id})
DELETE m
RETURN count(*) AS count
