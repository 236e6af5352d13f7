// What changes by hand made of things, from one number to another.
// parameters: ids, first, last
// columns: revision
// rows: all revisions of each of $ids
UNWIND $ids AS id
MATCH (r:Revision {about: id})
WHERE r.seq >= $first AND r.seq <= $last
RETURN properties(r) AS revision
