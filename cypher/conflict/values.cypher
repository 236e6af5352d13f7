// Attributes for which sources state different values, by what they are about.
// parameters: after, limit
// columns: id (the subject's id and the attribute, a tab between)
// rows: at most $limit
MATCH (c:Claim)
WHERE c.disputeId > $after
RETURN c.disputeId AS id
ORDER BY id LIMIT $limit
