// How many relationships an edition or another states.
// parameters: edition, also
// columns: count
// rows: 1
MATCH (:Entity)-[r]->(:Entity)
WHERE $edition IN r.citeEditions OR $also IN r.citeEditions
RETURN count(r) AS count
