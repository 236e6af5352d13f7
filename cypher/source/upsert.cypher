// Writes what is known of a source itself.
// parameters: source
// columns: id
// rows: 1
MERGE (s:Source {id: $source.id})
SET s = $source
RETURN s.id AS id
