// How many relationships of a type there are.
// columns: count
// rows: 1
// variants: type in RelationshipType
MATCH ()-[r:{{type}}]->()
RETURN count(r) AS count
