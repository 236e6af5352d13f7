/**
 * What somebody would write for the same data with @neo4j/graphql. `sortKey` is there so
 * that its lists can be put in the order of ours and hold the same rows.
 */
export const typeDefs = /* GraphQL */ `
  type City @node @fulltext(indexes: [{ indexName: "bench_city_name", queryName: "searchCities", fields: ["name"] }]) {
    id: ID!
    name: String!
    sortKey: String!
    wikidataId: String
    population: Int
    latitude: Float
    longitude: Float
    country: [Country!]! @relationship(type: "IN_COUNTRY", direction: OUT)
    twins: [City!]!
      @relationship(type: "TWINNED_WITH", direction: OUT, queryDirection: UNDIRECTED, properties: "Twinning")
  }

  type Twinning @relationshipProperties {
    id: ID!
    kind: String!
    status: String
    since: String
    until: String
  }

  type Country @node {
    id: ID!
    name: String!
    code: String!
    cities: [City!]! @relationship(type: "IN_COUNTRY", direction: IN)
  }

  type CountryPair {
    from: String!
    to: String!
    count: Int!
  }

  type Query {
    """
    The library has no such aggregate: this is its way of adding one.
    """
    countryMatrix: [CountryPair!]!
      @cypher(
        statement: """
        MATCH (a:Country)<-[:IN_COUNTRY]-(:City)-[t:TWINNED_WITH]->(:City)-[:IN_COUNTRY]->(b:Country)
        WITH CASE WHEN a.code < b.code THEN [a.code, b.code] ELSE [b.code, a.code] END AS pair, count(t) AS count
        RETURN {from: pair[0], to: pair[1], count: count} AS pair
        """
        columnName: "pair"
      )
  }
`

/** What the library asks its users to create by hand: its look-ups are by label, and full text needs an index. */
export const peerIndexes = [
  'CREATE CONSTRAINT bench_city_id IF NOT EXISTS FOR (n:City) REQUIRE n.id IS UNIQUE',
  'CREATE FULLTEXT INDEX bench_city_name IF NOT EXISTS FOR (n:City) ON EACH [n.name]',
]
