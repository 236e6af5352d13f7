// Nothing is to be done: no write here looks like another's because a name is new. See the step for Neo4j.
