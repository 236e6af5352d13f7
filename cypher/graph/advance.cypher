// Takes the next number of the change log. The write lock on this node makes writers take turns,
// so that the numbers are in the order of the commits and have no gaps.
// columns: seq
// rows: 1
MATCH (g:Graph {id: 'graph'})
SET g.seq = g.seq + 1
RETURN g.seq AS seq
