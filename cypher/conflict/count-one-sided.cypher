// How many twinnings only one of the two cities claims.
// columns: count
// rows: 1
MATCH (:City)-[r:TWINNED_WITH]->(:City)
WHERE r.oneSidedId > ''
RETURN count(r) AS count
