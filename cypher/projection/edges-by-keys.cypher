// What the projection holds of relationships of a type.
// parameters: rows of {from, to, key}
// columns: type, from, to, key, status, startEarliest, startLatest, endEarliest, endLatest, fromClaims, toClaims
// rows: at most one for each of $rows
// variants: type in RelationshipType
UNWIND $rows AS row
MATCH (a:Entity {id: row.from})-[r:{{type}} {key: row.key}]->(b:Entity {id: row.to})
RETURN type(r) AS type, a.id AS from, b.id AS to, coalesce(r.key, '') AS key, r.status AS status,
  coalesce(r.sinceEarliest, r.onEarliest) AS startEarliest, coalesce(r.sinceLatest, r.onLatest) AS startLatest,
  r.untilEarliest AS endEarliest, r.untilLatest AS endLatest,
  coalesce(a.id IN r.citeClaimants, false) AS fromClaims, coalesce(b.id IN r.citeClaimants, false) AS toClaims
