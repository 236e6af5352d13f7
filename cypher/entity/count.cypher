// How many entities of a type there are.
// columns: count
// rows: 1
// variants: label in EntityType
MATCH (n:{{label}})
RETURN count(n) AS count
