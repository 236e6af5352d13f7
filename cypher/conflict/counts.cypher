// Events for which a source states another number of participants than it lists.
// parameters: after, limit
// columns: id, entity, listed
// rows: at most $limit
MATCH (n:Event)
WHERE n.statedParticipants >= 0 AND n.id > $after
MATCH (n)<-[r:PARTICIPATED_IN]-(p:Entity)
WHERE r.role = 'PARTICIPANT'
WITH n, count(DISTINCT p.id) AS listed
WHERE listed <> n.statedParticipants
RETURN n.id AS id, properties(n) AS entity, listed AS listed
ORDER BY id LIMIT $limit
