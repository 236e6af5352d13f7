import { as, type ConnectionOf, nodes, type Shape } from './shape.js'

interface Found {
  readonly id: string
}

export const search: Shape = {
  name: 'search',
  title: 'full-text search',
  cityties: {
    query: `query ($text: String!) {
      search(text: $text, kinds: [City], first: 10) { edges { node { ... on City { id name } } } }
    }`,
    ids: (data) => nodes(as<{ search: ConnectionOf<Found> }>(data).search).map(({ id }) => id),
  },
  peer: {
    query: 'query ($text: String!) { searchCities(phrase: $text, first: 10) { edges { node { id name } } } }',
    ids: (data) => nodes(as<{ searchCities: ConnectionOf<Found> }>(data).searchCities).map(({ id }) => id),
  },
  statement: {
    text: `CALL db.index.fulltext.queryNodes('bench_city_name', $text, {limit: 10}) YIELD node
RETURN collect({id: node.id, name: node.name}) AS answer`,
    ids: (answer) => as<Found[]>(answer).map(({ id }) => id),
  },
  variables: ({ words }) => words.map((text) => ({ text })),
  same: 'first',
}
