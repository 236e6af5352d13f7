// The relationships of a type that lead from one entity to another, in the order of their ids.
// parameters: from, to
// columns: relationship
// rows: all between the two
// variants: type in RelationshipType
MATCH (:Entity {id: $from})-[r:{{type}}]->(:Entity {id: $to})
RETURN properties(r) AS relationship
ORDER BY r.id
