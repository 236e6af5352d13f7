// Who may change the schema at the moment; an empty text where nobody does. Others who ask wait until the transaction ends.
// columns: holder
// rows: 1
MERGE (t:Graph {id: 'turn'})
ON CREATE SET t.holder = ''
SET t.asked = true
RETURN t.holder AS holder
