// How many relationships of a type a filter leaves.
// built: where
// columns: count
// rows: 1
// variants: type in RelationshipType
MATCH (a)-[r:{{type}}]->(b)
WHERE {{where}}
RETURN count(r) AS count
