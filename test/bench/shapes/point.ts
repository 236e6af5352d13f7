import { as, type Shape } from './shape.js'

interface Found {
  readonly id: string
}

export const point: Shape = {
  name: 'point',
  title: 'point lookup',
  cityties: {
    query: 'query ($id: ID!) { city(id: $id) { id name wikidataId population } }',
    ids: (data) => [as<{ city: Found }>(data).city.id],
  },
  peer: {
    query: 'query ($id: ID!) { cities(where: { id: { eq: $id } }) { id name wikidataId population } }',
    ids: (data) => as<{ cities: Found[] }>(data).cities.map(({ id }) => id),
  },
  statement: {
    text: `MATCH (n:Entity {id: $id})
RETURN {id: n.id, name: n.name, wikidataId: n.wikidataId, population: n.population} AS answer`,
    ids: (answer) => [as<Found>(answer).id],
  },
  variables: ({ cities }) => cities.map(({ id }) => ({ id })),
}
