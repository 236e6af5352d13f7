// The place of each entity in the lists by name: its sort key, which ends in its id.
// columns: type, sortKey
// rows: all entities
MATCH (n:Entity)
RETURN n.type AS type, n.sortKey AS sortKey
