// What the projection holds of each relationship of a type.
// columns: from, to, key, status, startEarliest, startLatest, endEarliest, endLatest, fromClaims, toClaims
// rows: all relationships of the type
// variants: type in RelationshipType
MATCH (a:Entity)-[r:{{type}}]->(b:Entity)
RETURN a.id AS from, b.id AS to, r.key AS key, r.status AS status,
  coalesce(r.sinceEarliest, r.onEarliest) AS startEarliest, coalesce(r.sinceLatest, r.onLatest) AS startLatest,
  r.untilEarliest AS endEarliest, r.untilLatest AS endLatest,
  coalesce(a.id IN r.citeClaimants, false) AS fromClaims, coalesce(b.id IN r.citeClaimants, false) AS toClaims
