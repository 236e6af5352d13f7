// Notes that the schema has been brought to a version.
// parameters: version
// columns: schemaVersion
// rows: 1
MERGE (g:Graph {id: 'graph'})
ON CREATE SET g.seq = 0
SET g.schemaVersion = $version
RETURN g.schemaVersion AS schemaVersion
