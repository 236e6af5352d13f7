// A page of all relationships of a type, in the order of their ids.
// parameters: after, before, limit
// columns: relationship
// rows: at most $limit
// variants: type in RelationshipType, order in Order
MATCH (:Entity)-[r:{{type}}]->(:Entity)
WHERE r.id > $after AND r.id < $before
WITH r ORDER BY r.id {{order}} LIMIT $limit
RETURN properties(r) AS relationship
ORDER BY r.id {{order}}
