// What attributes are disputed of: ids of entities and relationships, once for each attribute.
// parameters: limit
// columns: about
// rows: at most $limit
MATCH (c:Claim)
WHERE c.disputeId IS NOT NULL
RETURN c.about AS about LIMIT $limit
