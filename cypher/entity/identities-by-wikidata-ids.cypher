// Entities that have Wikidata items under ids of their own.
// parameters: wikidataIds, edition
// columns: wikidataId, id, type, isStated
// rows: all entities with each of $wikidataIds
UNWIND $wikidataIds AS wikidataId
MATCH (n:Entity {wikidataId: wikidataId})
RETURN wikidataId, n.id AS id, n.type AS type, $edition IN n.citeEditions AS isStated
ORDER BY wikidataId, id
