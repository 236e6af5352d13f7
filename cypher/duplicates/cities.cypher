// What tells which cities may be one, beside what the projection holds: names as they fold, and GeoNames ids.
// columns: id, names, geonamesId
// rows: all cities
MATCH (n:City)
RETURN n.id AS id, n.nameKeys AS names, n.geonamesId AS geonamesId
