// Ids of what was merged into other things, found by either.
CREATE CONSTRAINT merged_id IF NOT EXISTS FOR (n:MergedId) REQUIRE n.id IS UNIQUE;
CREATE INDEX merged_into IF NOT EXISTS FOR (n:MergedId) ON (n.into)
