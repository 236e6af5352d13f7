// What a change by hand made of things.
// parameters: seq
// columns: revision
// rows: all revisions of the change
MATCH (r:Revision)
WHERE r.seq = $seq
RETURN properties(r) AS revision
ORDER BY r.about
