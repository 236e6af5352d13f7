// What things that were merged into others are now, and ties that a merge put under another ordinal; what is there
// itself is none of them.
// parameters: ids
// columns: id, into
// rows: at most one for each of $ids
UNWIND $ids AS id
MATCH (m:MergedId {id: id})
OPTIONAL MATCH (n:Entity {id: id})
WITH m, n
WHERE n IS NULL
RETURN m.id AS id, m.into AS into
