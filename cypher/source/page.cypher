// A page of the sources, by title.
// parameters: after, before, limit
// columns: source
// rows: at most $limit
// variants: order in Order
MATCH (n:Source)
WHERE n.sortKey > $after AND n.sortKey < $before
WITH n ORDER BY n.sortKey {{order}} LIMIT $limit
RETURN properties(n) AS source
ORDER BY n.sortKey {{order}}
