// Whether anything was merged into another.
// columns: id
// rows: 0 or 1
MATCH (m:MergedId)
RETURN m.id AS id
LIMIT 1
