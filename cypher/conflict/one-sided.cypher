// Twinnings that only one of the two cities claims, where sources record who does.
// parameters: after, limit
// columns: id, relationship
// rows: at most $limit
MATCH (:City)-[r:TWINNED_WITH]->(:City)
WHERE r.oneSidedId > $after
WITH r ORDER BY r.oneSidedId LIMIT $limit
RETURN r.id AS id, properties(r) AS relationship
ORDER BY id
