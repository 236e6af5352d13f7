// Writes an edition of a source.
// parameters: edition
// columns: id
// rows: 1
MERGE (e:Edition {id: $edition.id})
SET e = $edition
RETURN e.id AS id
