// Calls who made changes by another name.
// parameters: actor, pseudonym
// columns: count
// rows: 1
MATCH (c:Change)
WHERE c.actor = $actor
SET c.actor = $pseudonym
RETURN count(c) AS count
