// What the projection holds of each entity.
// columns: id, name, type, kind, latitude, longitude, population, wikidataId, code, mergedIds
// rows: all entities
MATCH (n:Entity)
RETURN n.id AS id, n.name AS name, n.type AS type, n.kind AS kind,
  n.latitude AS latitude, n.longitude AS longitude, n.population AS population,
  n.wikidataId AS wikidataId, n.code AS code, n.mergedIds AS mergedIds
