import { Option } from 'commander'

/** Of every command that opens a graph. */
export const databaseOption = () =>
  new Option(
    '-d, --database <url>',
    'where the graph is: file:<folder>, memory: or neo4j://host:7687 (environment: DATABASE_URL, default file:./data)',
  )
