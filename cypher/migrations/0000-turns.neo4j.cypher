// What makes sure that only one process at a time carries out the steps after it. Repeated before each of them.
CREATE CONSTRAINT graph_id IF NOT EXISTS FOR (n:Graph) REQUIRE n.id IS UNIQUE
