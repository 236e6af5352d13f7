// For each entity a page of its relationships of a type that a filter leaves, in an order.
// parameters: ids, limit
// built: where, keys, order, cells, total
// columns: id, rows (each a list of cells), total (of the whole list, null where not asked for)
// rows: one for each of $ids
// variants: type in RelationshipType, direction in Direction, label in Target
UNWIND $ids AS id
MATCH (n:Entity {id: id})
CALL (n) {
  MATCH (n){{<}}-[r:{{type}}]-{{>}}(other:{{label}})
  WHERE {{where}}
  WITH other, r, {{keys}}
  ORDER BY {{order}} LIMIT $limit
  RETURN collect([{{cells}}]) AS rows
}
RETURN id, rows, {{total}} AS total
