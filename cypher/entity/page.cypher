// A page of the entities of a type that a filter leaves, in an order.
// parameters: limit
// built: where, entity, keys, order, position
// columns: entity, position
// rows: at most $limit
// variants: label in EntityType
MATCH (n:{{label}})
WHERE {{where}}
WITH n, {{keys}}
ORDER BY {{order}} LIMIT $limit
RETURN {{entity}} AS entity, {{position}} AS position
ORDER BY {{order}}
