// What the entities are that a change touched: their type, who states them, and where they are.
// parameters: ids
// columns: id, type, editions, countries (codes; of a country its own)
// rows: one for each of $ids that there is
UNWIND $ids AS id
MATCH (n:Entity {id: id})
OPTIONAL MATCH (n)-[:IN_COUNTRY]->(c:Country)
WITH n, collect(DISTINCT c.code) AS codes
RETURN n.id AS id, n.type AS type, n.citeEditions AS editions,
  CASE WHEN n.type = 'Country' THEN [n.code] ELSE codes END AS countries
