// Forgets what ids led to.
// parameters: ids
// columns: count
// rows: 1
UNWIND $ids AS id
MATCH (m:MergedId {id: id})
DELETE m
RETURN count(*) AS count
