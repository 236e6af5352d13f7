// Notes that the schema has been brought to a version, and by which steps.
// parameters: version, steps
// columns: schemaVersion
// rows: 1
MERGE (g:Graph {id: 'graph'})
ON CREATE SET g.seq = 0
SET g.schemaVersion = $version, g.schemaSteps = $steps
RETURN g.schemaVersion AS schemaVersion
