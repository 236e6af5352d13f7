// The editions of sources, in the order in which they were imported.
// parameters: ids
// columns: edition
// rows: all editions of each of $ids
UNWIND $ids AS id
MATCH (e:Edition)
WHERE e.source = id
RETURN properties(e) AS edition
ORDER BY e.importedAt, e.id
