// The keys of access, by their prefixes.
// parameters: limit
// columns: key
// rows: at most $limit
MATCH (k:AccessKey)
WITH k ORDER BY k.prefix LIMIT $limit
RETURN properties(k) AS key
ORDER BY k.prefix
