// What makes sure that only one process at a time carries out the steps after it. Repeated before each of them.
// A UNIQUE constraint makes no index here, so both are made.
CREATE CONSTRAINT graph_id IF NOT EXISTS FOR (n:Graph) REQUIRE n.id IS UNIQUE;
CREATE INDEX graph_id_index IF NOT EXISTS FOR (n:Graph) ON (n.id)
