// Where pages of the entities in the order of their ids end: each $size-th id behind one, and the last.
// parameters: after (a list of one: see entity/stated-between), size, ids_count
// columns: ends, count (of the entities on these pages, at most $ids_count)
// rows: 1
MATCH (n:Entity)
WHERE n.id > $after[0]
WITH n.id AS id ORDER BY id LIMIT $ids_count
WITH collect(id) AS ids
RETURN [i IN range(1, size(ids)) WHERE i % $size = 0 OR i = size(ids) | ids[i - 1]] AS ends, size(ids) AS count
