// How many entities of a type a filter leaves.
// built: start, where
// columns: count
// rows: 1
// variants: label in EntityType
{{start}}
MATCH (n:{{label}})
WHERE {{where}}
RETURN count(n) AS count
