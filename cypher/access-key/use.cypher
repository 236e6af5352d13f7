// Notes when keys of access were last used, unless somebody else has noted a later time.
// parameters: uses of {prefix, at}
// columns: count
// rows: 1
UNWIND $uses AS use
MATCH (k:AccessKey {prefix: use.prefix})
WHERE k.lastUsedAt IS NULL OR k.lastUsedAt < use.at
SET k.lastUsedAt = use.at
RETURN count(k) AS count
