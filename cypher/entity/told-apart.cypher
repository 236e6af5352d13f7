// What tells entities from others of the same name.
// parameters: ids
// columns: id, type, name, names, nameKeys, kind, population, latitude, longitude, geonamesId, countries (codes)
// rows: one for each of $ids that there is
UNWIND $ids AS id
MATCH (n:Entity {id: id})
OPTIONAL MATCH (n)-[:IN_COUNTRY]->(c:Country)
WITH n, collect(DISTINCT c.code) AS countries
RETURN n.id AS id, n.type AS type, n.name AS name, n.names AS names, n.nameKeys AS nameKeys, n.kind AS kind,
  n.population AS population, n.latitude AS latitude, n.longitude AS longitude, n.geonamesId AS geonamesId, countries
