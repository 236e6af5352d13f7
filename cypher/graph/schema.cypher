// What was done to the schema: its version, and the steps that led there, each with its checksum; null where none were kept.
// columns: schemaVersion, steps
// rows: 0 or 1
MATCH (g:Graph {id: 'graph'})
RETURN g.schemaVersion AS schemaVersion, g.schemaSteps AS steps
