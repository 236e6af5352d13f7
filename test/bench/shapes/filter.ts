import { as, type ConnectionOf, nodes, type Shape } from './shape.js'

interface Found {
  readonly id: string
}

export const filter: Shape = {
  name: 'filter',
  title: 'filter on related country',
  cityties: {
    query: `query ($code: String!) {
      cities(where: { country: { code: { eq: $code } } }, first: 50) { edges { node { id name population } } }
    }`,
    ids: (data) => nodes(as<{ cities: ConnectionOf<Found> }>(data).cities).map(({ id }) => id),
  },
  peer: {
    query: `query ($code: String!) {
      cities(where: { country: { some: { code: { eq: $code } } } }, sort: [{ sortKey: ASC }], limit: 50) {
        id name population
      }
    }`,
    ids: (data) => as<{ cities: Found[] }>(data).cities.map(({ id }) => id),
  },
  statement: {
    text: `MATCH (:Country {code: $code})<-[:IN_COUNTRY]-(n:City)
WITH n ORDER BY n.sortKey LIMIT 50
RETURN collect({id: n.id, name: n.name, population: n.population}) AS answer`,
    ids: (answer) => as<Found[]>(answer).map(({ id }) => id),
  },
  variables: ({ countries }) => countries.map((code) => ({ code })),
}
