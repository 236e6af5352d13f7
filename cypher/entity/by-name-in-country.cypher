// The cities that have a name, compared as it folds, in a country.
// parameters: key, country, limit
// columns: entity
// rows: at most $limit
MATCH (k:Name {key: $key})<-[:NAMED]-(n:City)-[:IN_COUNTRY]->(c:Country {code: $country})
WITH DISTINCT n ORDER BY n.id LIMIT $limit
RETURN properties(n) AS entity
ORDER BY n.id
