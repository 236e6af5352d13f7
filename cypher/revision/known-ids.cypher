// Those of some ids that a change by hand was ever about, also of what is gone.
// parameters: ids
// columns: id
// rows: at most one for each of $ids
UNWIND $ids AS id
MATCH (r:Revision {about: id})
RETURN DISTINCT r.about AS id
