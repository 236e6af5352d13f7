// Notes that the schema has been brought to a version, and by which steps; nothing where it is there already, by whoever has taken over.
// parameters: version, steps
// columns: schemaVersion
// rows: 0 or 1
MERGE (g:Graph {id: 'graph'})
ON CREATE SET g.seq = 0
// Takes the lock, so that what is compared is what others have committed.
SET g.id = 'graph'
WITH g
WHERE coalesce(g.schemaVersion, 0) < $version
SET g.schemaVersion = $version, g.schemaSteps = $steps
RETURN g.schemaVersion AS schemaVersion
