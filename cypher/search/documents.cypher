// What the search index holds of each entity.
// columns: id, type, nameKeys, description, wikidataId, mergedIds
// rows: all entities
MATCH (n:Entity)
RETURN n.id AS id, n.type AS type, n.nameKeys AS nameKeys, n.description AS description,
       n.wikidataId AS wikidataId, n.mergedIds AS mergedIds
