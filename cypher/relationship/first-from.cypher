// The relationship of a type that begins at an entity: the first by its id, where there are several.
// parameters: from
// columns: id
// rows: 0 or 1
// variants: type in RelationshipType
MATCH (:Entity {id: $from})-[r:{{type}}]->(:Entity)
RETURN r.id AS id
ORDER BY id LIMIT 1
