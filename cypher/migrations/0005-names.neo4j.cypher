// Labels, types and names of properties, before anything bears them. Neo4j counts the first use of each as a commit of
// its own, which looks like a write past the log of changes, after which everything that was derived is built again.
UNWIND [
  'Entity', 'City', 'Country', 'University', 'Organisation', 'Programme', 'Event', 'Agreement', 'Document', 'Name',
  'Claim', 'Source', 'Edition', 'Graph', 'Change', 'Revision', 'Idempotency', 'MergedId', 'AccessKey'
] AS label
CALL db.createLabel(label)
RETURN count(label) AS count;
UNWIND [
  'TWINNED_WITH', 'MEMBER_OF', 'SIGNED', 'PARTICIPATED_IN', 'LOCATED_IN', 'IN_COUNTRY', 'PART_OF', 'ESTABLISHED',
  'SIGNED_AT', 'SUPPORTS', 'PUBLISHED', 'NAMED'
] AS type
CALL db.createRelationshipType(type)
RETURN count(type) AS count;
UNWIND [
  'about', 'act', 'actor', 'after', 'asked', 'at', 'attribute', 'before', 'checksum', 'citeAttributes',
  'citeClaimants', 'citeEditions', 'citeLocators', 'citeModalities', 'code', 'createdAt', 'current', 'description',
  'descriptionFolded', 'disputeId', 'end', 'endEarliest', 'endLatest', 'expiresAt', 'fields', 'from', 'geonamesId',
  'hash', 'holder', 'id', 'importedAt', 'importer', 'into', 'isThere', 'issued', 'key', 'kind', 'language',
  'lastUsedAt', 'latitude', 'licence', 'longitude', 'mergedIds', 'mergedTies', 'name', 'nameCitations', 'nameKeys',
  'nameLanguages', 'names', 'on', 'onEarliest', 'onLatest', 'oneSidedId', 'population', 'position', 'prefix',
  'publisher', 'reason', 'region', 'regionFolded', 'removed', 'requestHash', 'result', 'reverts', 'revision',
  'revokedAt', 'role', 'roles', 'schemaSteps', 'schemaVersion', 'seq', 'sessions', 'since', 'sinceEarliest',
  'sinceLatest', 'sortKey', 'source', 'start', 'startEarliest', 'startLatest', 'statedParticipants', 'status',
  'theme', 'themeFolded', 'time', 'timeZone', 'title', 'to', 'touched', 'type', 'until', 'untilEarliest',
  'untilLatest', 'url', 'value', 'venue', 'venueFolded', 'wasThere', 'wikidataId'
] AS property
CALL db.createProperty(property)
RETURN count(property) AS count
