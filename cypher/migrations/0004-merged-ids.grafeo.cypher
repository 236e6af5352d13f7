// Ids of what was merged into other things, found by either.
// A UNIQUE constraint makes no index here, so both are made.
CREATE CONSTRAINT merged_id IF NOT EXISTS FOR (n:MergedId) REQUIRE n.id IS UNIQUE;
CREATE INDEX merged_id_index IF NOT EXISTS FOR (n:MergedId) ON (n.id);
CREATE INDEX merged_into IF NOT EXISTS FOR (n:MergedId) ON (n.into)
