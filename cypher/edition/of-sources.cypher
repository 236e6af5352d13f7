// The editions of sources, in the order in which they were imported.
// parameters: ids
// built: cells
// columns: edition (a list of cells)
// rows: all editions of each of $ids
UNWIND $ids AS id
MATCH (e:Edition)
WHERE e.source = id
RETURN [{{cells}}] AS edition
ORDER BY e.importedAt, e.id
