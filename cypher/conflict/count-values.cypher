// How many attributes are disputed.
// columns: count
// rows: 1
MATCH (c:Claim)
WHERE c.disputeId > ''
RETURN count(c) AS count
