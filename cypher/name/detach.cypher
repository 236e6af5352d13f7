// Takes away the links of entities to all their name keys.
// parameters: ids
// columns: count
// rows: 1
UNWIND $ids AS id
MATCH (n:Entity {id: id})-[r:NAMED]->(:Name)
DELETE r
RETURN count(*) AS count
