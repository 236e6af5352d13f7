// How many relationships an edition states.
// parameters: edition
// columns: count
// rows: 1
MATCH (:Entity)-[r]->(:Entity)
WHERE $edition IN r.citeEditions
RETURN count(r) AS count
