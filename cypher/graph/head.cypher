// Where the graph stands: the number of its last change, and its schema's version.
// columns: seq, schemaVersion
// rows: 0 or 1
MATCH (g:Graph {id: 'graph'})
RETURN g.seq AS seq, g.schemaVersion AS schemaVersion
