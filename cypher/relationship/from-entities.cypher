// The relationships of some types that begin at entities, and what a drawing or a list shows of their ends.
// parameters: ids, types
// columns: relationship, from, to
// rows: all relationships of $types from each of $ids
UNWIND $ids AS id
MATCH (a:Entity {id: id})-[r]->(b:Entity)
WHERE type(r) IN $types
RETURN properties(r) AS relationship,
  {id: a.id, type: a.type, name: a.name, latitude: a.latitude, longitude: a.longitude} AS `from`,
  {id: b.id, type: b.type, name: b.name, latitude: b.latitude, longitude: b.longitude} AS `to`
