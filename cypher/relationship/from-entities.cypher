// The relationships of some types that begin at entities, in the order of where they begin and then of
// their own ids, and what a drawing or a list shows of their ends.
// parameters: ids, types
// columns: rows (each a list: the relationship, then type, name, latitude and longitude of where it begins and of where it ends)
// rows: 1
UNWIND $ids AS id
MATCH (a:Entity {id: id})-[r]->(b:Entity)
WHERE type(r) IN $types
WITH a, r, b ORDER BY a.id, r.id
RETURN collect([
  properties(r), a.type, a.name, a.latitude, a.longitude, b.type, b.name, b.latitude, b.longitude
]) AS rows
