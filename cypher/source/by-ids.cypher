// Sources by id.
// parameters: ids
// columns: source
// rows: at most one for each of $ids
UNWIND $ids AS id
MATCH (s:Source {id: id})
RETURN properties(s) AS source
