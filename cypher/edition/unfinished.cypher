// Sources of which an edition is being loaded, or was left half loaded by an interruption.
// columns: source
// rows: one for each such edition
MATCH (e:Edition {status: 'LOADING'})
RETURN e.source AS source
ORDER BY source
