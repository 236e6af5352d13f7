// Notes what was said of things before and after a change that was made by hand.
// parameters: rows of {properties}
// columns: count
// rows: 1
UNWIND $rows AS row
CREATE (r:Revision)
SET r = row.properties
RETURN count(r) AS count
