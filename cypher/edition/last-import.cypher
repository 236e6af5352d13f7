// When the last edition was read that the graph holds.
// columns: at (null where there is none)
// rows: 1
MATCH (e:Edition {status: 'CURRENT'})
RETURN max(e.importedAt) AS at
