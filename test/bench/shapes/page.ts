import { as, type ConnectionOf, nodes, type Shape } from './shape.js'

/** A table with a few twins and their number in each row: what a directory of cities asks for. */

interface Found {
  readonly id: string
  readonly twins: ConnectionOf<{ readonly id: string }> & { readonly totalCount: number }
}
interface FoundByStatement {
  readonly id: string
  readonly twins: readonly { readonly id: string }[]
  readonly totalCount: number
}

// The count stands among the ids, so that it is compared with them.
const idsOf = ({ id, twins }: Found): string[] => [id, String(twins.totalCount), ...nodes(twins).map((twin) => twin.id)]

export const page: Shape = {
  name: 'page',
  title: 'page of 50, 5 twins each, counts',
  cityties: {
    query: `query ($after: String!) {
      cities(first: 50, after: $after) {
        edges { node { id name population twins: twinnings(first: 5) { totalCount edges { node { id name } } } } }
      }
    }`,
    ids: (data) => nodes(as<{ cities: ConnectionOf<Found> }>(data).cities).flatMap(idsOf),
  },
  peer: {
    // A list, as its connection would collect and count all cities for each page; it
    // continues by key, as ours does, and not by an offset, which would cost it more.
    query: `query ($afterKey: String!) {
      cities(where: { sortKey: { gt: $afterKey } }, sort: [{ sortKey: ASC }], limit: 50) {
        id name population
        twins: twinsConnection(first: 5, sort: [{ node: { sortKey: ASC } }]) { totalCount edges { node { id name } } }
      }
    }`,
    ids: (data) => as<{ cities: Found[] }>(data).cities.flatMap(idsOf),
  },
  statement: {
    text: `MATCH (n:City) WHERE n.sortKey > $afterKey
WITH n ORDER BY n.sortKey LIMIT 50
CALL (n) {
  MATCH (n)-[:TWINNED_WITH]-(t:City)
  WITH t ORDER BY t.sortKey
  WITH collect({id: t.id, name: t.name}) AS twins
  RETURN twins[..5] AS firstTwins, size(twins) AS totalCount
}
WITH n, firstTwins, totalCount ORDER BY n.sortKey
RETURN collect({id: n.id, name: n.name, population: n.population, twins: firstTwins, totalCount: totalCount}) AS answer`,
    ids: (answer) =>
      as<FoundByStatement[]>(answer).flatMap(({ id, totalCount, twins }) => [
        id,
        String(totalCount),
        ...twins.map((twin) => twin.id),
      ]),
  },
  variables: ({ places }) => places.map(({ cursor, sortKey }) => ({ after: cursor, afterKey: sortKey })),
}
