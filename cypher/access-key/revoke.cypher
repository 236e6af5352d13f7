// Ends a key of access, unless it is at its end already.
// parameters: prefix, at
// columns: prefix
// rows: 0 or 1
MATCH (k:AccessKey {prefix: $prefix})
WHERE k.revokedAt IS NULL
SET k.revokedAt = $at
RETURN k.prefix AS prefix
