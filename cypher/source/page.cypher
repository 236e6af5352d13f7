// A page of the sources, by title.
// parameters: limit
// built: where, keys, order, position
// columns: source, position
// rows: at most $limit
MATCH (n:Source)
WHERE {{where}}
WITH n, {{keys}}
ORDER BY {{order}} LIMIT $limit
RETURN properties(n) AS source, {{position}} AS position
ORDER BY {{order}}
