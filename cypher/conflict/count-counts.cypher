// How many events have a stated number of participants that differs from the list.
// columns: count
// rows: 1
MATCH (n:Event)
WHERE n.statedParticipants >= 0
MATCH (n)<-[r:PARTICIPATED_IN]-(p:Entity)
WHERE r.role = 'PARTICIPANT'
WITH n, count(DISTINCT p.id) AS listed
WHERE listed <> n.statedParticipants
RETURN count(n) AS count
