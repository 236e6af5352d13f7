// What the projection holds of each relationship.
// columns: type, from, to, key, status, startEarliest, startLatest, endEarliest, endLatest, fromClaims, toClaims
// rows: all relationships
MATCH (a:Entity)-[r]->(b:Entity)
RETURN type(r) AS type, a.id AS from, b.id AS to, coalesce(r.key, '') AS key, r.status AS status,
  coalesce(r.sinceEarliest, r.onEarliest) AS startEarliest, coalesce(r.sinceLatest, r.onLatest) AS startLatest,
  r.untilEarliest AS endEarliest, r.untilLatest AS endLatest,
  coalesce(a.id IN r.citeClaimants, false) AS fromClaims, coalesce(b.id IN r.citeClaimants, false) AS toClaims
