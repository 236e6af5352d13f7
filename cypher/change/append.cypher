// Appends an entry to the change log.
// parameters: change
// columns: seq
// rows: 1
CREATE (c:Change)
SET c = $change
RETURN c.seq AS seq
