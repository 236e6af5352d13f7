// What is kept of changes that were made by hand, and the keys by which one is not made twice.
CREATE INDEX revision_about IF NOT EXISTS FOR (n:Revision) ON (n.about);
CREATE INDEX revision_seq IF NOT EXISTS FOR (n:Revision) ON (n.seq);
CREATE CONSTRAINT idempotency_id IF NOT EXISTS FOR (n:Idempotency) REQUIRE n.id IS UNIQUE;
CREATE INDEX idempotency_at IF NOT EXISTS FOR (n:Idempotency) ON (n.at)
