// What things that were merged into others are now.
// parameters: ids
// columns: id, into
// rows: at most one for each of $ids
UNWIND $ids AS id
MATCH (m:MergedId {id: id})
RETURN m.id AS id, m.into AS into
