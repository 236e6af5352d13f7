// The relationships of a type that begin at entities.
// parameters: ids
// columns: start, id
// rows: all relationships of the type of each of $ids
// variants: type in RelationshipType
UNWIND $ids AS id
MATCH (a:Entity {id: id})-[r:{{type}}]->(:Entity)
RETURN a.id AS start, r.id AS id
