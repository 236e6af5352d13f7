// The entities of a type that have any of some names, compared as they fold.
// parameters: keys, type, limit
// columns: key, id
// rows: at most $limit for each of $keys
UNWIND $keys AS key
CALL (key) {
  MATCH (k:Name {key: key})<-[:NAMED]-(n:Entity)
  WHERE n.type = $type
  WITH n ORDER BY n.id LIMIT $limit
  RETURN n.id AS id
}
RETURN key, id
