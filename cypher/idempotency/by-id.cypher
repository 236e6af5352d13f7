// The request that was carried out under a key.
// parameters: id
// columns: requestHash, at, result
// rows: 0 or 1
MATCH (i:Idempotency {id: $id})
RETURN i.requestHash AS requestHash, i.at AS at, i.result AS result
