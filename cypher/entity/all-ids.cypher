// The ids of all entities, in their order.
// columns: ids (a hundred; in the last row fewer)
// rows: all hundreds of entities
MATCH (n:Entity)
WITH n.id AS id ORDER BY id
WITH collect(id) AS ordered
UNWIND range(0, size(ordered) - 1, 100) AS place
RETURN ordered[place..place + 100] AS ids
