import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'
import { Neo4jGraphQL } from '@neo4j/graphql'
import neo4j from 'neo4j-driver'
import { typeDefs } from './peer-schema.js'

/** A process: @neo4j/graphql behind Apollo's own server, on the Neo4j of the first argument. */
const [, , url = ''] = process.argv
// The page continues after a key, for which the library wants to be told that texts may be compared.
const features = { filters: { String: { GT: true } } }
const library = new Neo4jGraphQL({ typeDefs, driver: neo4j.driver(url), features })
const server = new ApolloServer({ schema: await library.getSchema(), csrfPrevention: false })
const listening = await startStandaloneServer(server, { listen: { host: '127.0.0.1', port: 0 } })
process.stdout.write(`READY ${listening.url}\n`)
