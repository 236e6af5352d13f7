// Keys of access, found by their prefix and never two of one checksum.
// A UNIQUE constraint makes no index here, so the index is made too.
CREATE CONSTRAINT access_key_prefix IF NOT EXISTS FOR (n:AccessKey) REQUIRE n.prefix IS UNIQUE;
CREATE INDEX access_key_prefix_index IF NOT EXISTS FOR (n:AccessKey) ON (n.prefix);
CREATE CONSTRAINT access_key_hash IF NOT EXISTS FOR (n:AccessKey) REQUIRE n.hash IS UNIQUE
