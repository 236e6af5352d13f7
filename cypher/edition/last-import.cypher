// When the last edition was read that the graph holds; what is said by hand was not read.
// columns: at (null where there is none)
// rows: 1
MATCH (e:Edition {status: 'CURRENT'})
WHERE NOT e.id ENDS WITH '/000000000000'
RETURN max(e.importedAt) AS at
