// Says who may change the schema from now on; an empty text for nobody.
// parameters: holder
// columns: holder
// rows: 1
MATCH (t:Graph {id: 'turn'})
SET t.holder = $holder
RETURN t.holder AS holder
