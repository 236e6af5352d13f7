// Editions by id.
// parameters: ids
// columns: edition
// rows: at most one for each of $ids
UNWIND $ids AS id
MATCH (e:Edition {id: id})
RETURN properties(e) AS edition
