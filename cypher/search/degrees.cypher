// How many distinct neighbours each entity that has any has.
// columns: id, degree
// rows: all entities that are tied to another
MATCH (n:Entity)-[]-(other:Entity)
RETURN n.id AS id, count(DISTINCT other) AS degree
