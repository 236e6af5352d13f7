// For each entity a page of its relationships of some types, in the order of the relationships' ids.
// parameters: ids, types, limit
// built: where, keys, order, cells
// columns: id, rows (each a list of cells)
// rows: one for each of $ids
UNWIND $ids AS id
MATCH (n:Entity {id: id})
CALL (n) {
  MATCH (n)-[r]-(other:Entity)
  WHERE type(r) IN $types AND {{where}}
  WITH other, r, {{keys}}
  ORDER BY {{order}} LIMIT $limit
  RETURN collect([{{cells}}]) AS rows
}
RETURN id, rows
