// Notes a new key of access.
// parameters: key
// columns: prefix
// rows: 1
CREATE (k:AccessKey)
SET k = $key
RETURN k.prefix AS prefix
