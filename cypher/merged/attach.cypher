// Notes what things were merged into.
// parameters: rows of {id, into}
// columns: count
// rows: 1
UNWIND $rows AS row
MERGE (m:MergedId {id: row.id})
SET m.into = row.into
RETURN count(m) AS count
