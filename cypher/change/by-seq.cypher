// An entry of the change log.
// parameters: seq
// columns: change
// rows: 0 or 1
MATCH (c:Change {seq: $seq})
RETURN properties(c) AS change
