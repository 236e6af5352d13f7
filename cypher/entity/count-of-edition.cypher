// How many entities an edition or another states.
// parameters: edition, also
// columns: count
// rows: 1
MATCH (n:Entity)
WHERE $edition IN n.citeEditions OR $also IN n.citeEditions
RETURN count(n) AS count
