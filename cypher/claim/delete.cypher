// Deletes all claims about entities and relationships.
// parameters: ids
// columns: count
// rows: 1
UNWIND $ids AS id
MATCH (c:Claim {about: id})
DELETE c
RETURN count(*) AS count
