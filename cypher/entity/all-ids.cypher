// The ids of all entities, in their order.
// columns: ids (a thousand; in the last row fewer)
// rows: all thousands of entities
MATCH (n:Entity)
WITH n.id AS id ORDER BY id
WITH collect(id) AS ordered
UNWIND range(0, size(ordered) - 1, 1000) AS place
RETURN ordered[place..place + 1000] AS ids
