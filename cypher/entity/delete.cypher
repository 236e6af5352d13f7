// Deletes entities, with their links to names.
// parameters: ids
// columns: count
// rows: 1
UNWIND $ids AS id
MATCH (n:Entity {id: id})
DETACH DELETE n
RETURN count(*) AS count
