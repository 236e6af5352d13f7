// Keys of access, found by their prefix and never two of one checksum.
CREATE CONSTRAINT access_key_prefix IF NOT EXISTS FOR (n:AccessKey) REQUIRE n.prefix IS UNIQUE;
CREATE CONSTRAINT access_key_hash IF NOT EXISTS FOR (n:AccessKey) REQUIRE n.hash IS UNIQUE
