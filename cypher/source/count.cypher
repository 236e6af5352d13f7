// How many sources there are.
// columns: count
// rows: 1
MATCH (s:Source)
RETURN count(s) AS count
