// Constraints (each with its index) and indexes of the first schema version.
// Relationship ids are indexed per type, for lists that follow them.
CREATE CONSTRAINT graph_id IF NOT EXISTS FOR (n:Graph) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT change_seq IF NOT EXISTS FOR (n:Change) REQUIRE n.seq IS UNIQUE;
CREATE CONSTRAINT source_id IF NOT EXISTS FOR (n:Source) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT edition_id IF NOT EXISTS FOR (n:Edition) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT name_key IF NOT EXISTS FOR (n:Name) REQUIRE n.key IS UNIQUE;
CREATE INDEX source_sort_key IF NOT EXISTS FOR (n:Source) ON (n.sortKey);
CREATE INDEX entity_wikidata_id IF NOT EXISTS FOR (n:Entity) ON (n.wikidataId);
CREATE INDEX country_code IF NOT EXISTS FOR (n:Country) ON (n.code);
CREATE INDEX claim_about IF NOT EXISTS FOR (n:Claim) ON (n.about);
CREATE INDEX claim_dispute_id IF NOT EXISTS FOR (n:Claim) ON (n.disputeId);
CREATE INDEX event_stated_participants IF NOT EXISTS FOR (n:Event) ON (n.statedParticipants);
CREATE INDEX city_sort_key IF NOT EXISTS FOR (n:City) ON (n.sortKey);
CREATE INDEX country_sort_key IF NOT EXISTS FOR (n:Country) ON (n.sortKey);
CREATE INDEX university_sort_key IF NOT EXISTS FOR (n:University) ON (n.sortKey);
CREATE INDEX organisation_sort_key IF NOT EXISTS FOR (n:Organisation) ON (n.sortKey);
CREATE INDEX programme_sort_key IF NOT EXISTS FOR (n:Programme) ON (n.sortKey);
CREATE INDEX event_sort_key IF NOT EXISTS FOR (n:Event) ON (n.sortKey);
CREATE INDEX agreement_sort_key IF NOT EXISTS FOR (n:Agreement) ON (n.sortKey);
CREATE INDEX document_sort_key IF NOT EXISTS FOR (n:Document) ON (n.sortKey);
CREATE INDEX twinned_with_id IF NOT EXISTS FOR ()-[r:TWINNED_WITH]-() ON (r.id);
CREATE INDEX twinned_with_one_sided IF NOT EXISTS FOR ()-[r:TWINNED_WITH]-() ON (r.oneSidedId)
