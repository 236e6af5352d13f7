// How many entities an edition states.
// parameters: edition
// columns: count
// rows: 1
MATCH (n:Entity)
WHERE $edition IN n.citeEditions
RETURN count(n) AS count
