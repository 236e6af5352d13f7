// The ids of the entities that have Wikidata items.
// parameters: wikidataIds, limit
// columns: wikidataId, id
// rows: at most $limit for each of $wikidataIds
UNWIND $wikidataIds AS wikidataId
CALL (wikidataId) {
  MATCH (n:Entity {wikidataId: wikidataId})
  WITH n ORDER BY n.id LIMIT $limit
  RETURN n.id AS id
}
RETURN wikidataId, id
