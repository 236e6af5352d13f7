// The country of an ISO 3166-1 alpha-2 code.
// parameters: code, limit
// columns: entity
// rows: at most $limit
MATCH (n:Country {code: $code})
WITH n ORDER BY n.id LIMIT $limit
RETURN properties(n) AS entity
ORDER BY n.id
