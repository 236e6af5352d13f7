// A page of all entities of a type, by name.
// parameters: after, before, limit
// columns: entity
// rows: at most $limit
// variants: label in EntityType, order in Order
MATCH (n:{{label}})
WHERE n.sortKey > $after AND n.sortKey < $before
WITH n ORDER BY n.sortKey {{order}} LIMIT $limit
RETURN properties(n) AS entity
ORDER BY n.sortKey {{order}}
