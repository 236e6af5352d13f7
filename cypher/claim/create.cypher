// Creates claims.
// parameters: rows of {properties}
// columns: count
// rows: 1
UNWIND $rows AS row
CREATE (c:Claim)
SET c = row.properties
RETURN count(c) AS count
