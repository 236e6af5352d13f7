// The claims about entities and relationships: the values of attributes that sources dispute.
// parameters: ids
// columns: claim
// rows: all claims about each of $ids
UNWIND $ids AS id
MATCH (c:Claim {about: id})
RETURN properties(c) AS claim
ORDER BY c.about, c.attribute, c.position
