// What entities are, and whether an edition states them.
// parameters: ids, edition
// columns: id, type, isStated
// rows: at most one for each of $ids
UNWIND $ids AS id
MATCH (n:Entity {id: id})
RETURN n.id AS id, n.type AS type, $edition IN n.citeEditions AS isStated
