// Forgets keys of access.
// parameters: prefixes
// columns: count
// rows: 1
UNWIND $prefixes AS prefix
MATCH (k:AccessKey {prefix: prefix})
DELETE k
RETURN count(*) AS count
