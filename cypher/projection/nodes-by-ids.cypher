// What the projection holds of entities.
// parameters: ids
// columns: id, name, type, kind, latitude, longitude, population, wikidataId, code, mergedIds
// rows: at most one for each of $ids
UNWIND $ids AS id
MATCH (n:Entity {id: id})
RETURN n.id AS id, n.name AS name, n.type AS type, n.kind AS kind,
  n.latitude AS latitude, n.longitude AS longitude, n.population AS population,
  n.wikidataId AS wikidataId, n.code AS code, n.mergedIds AS mergedIds
