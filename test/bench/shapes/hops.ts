import { type Asked, as, type ConnectionOf, nodes, type Shape } from './shape.js'

/** Ten neighbours of each of ten neighbours, and so on: what a network's drawing asks for. */

const width = 10

interface Found {
  readonly id: string
  readonly twins?: ConnectionOf<Found>
}
interface FoundInLists {
  readonly id: string
  readonly twins?: readonly FoundInLists[]
}

const idsOf = ({ id, twins }: Found): string[] => [id, ...(twins ? nodes(twins).flatMap(idsOf) : [])]
const idsOfLists = ({ id, twins = [] }: FoundInLists): string[] => [id, ...twins.flatMap(idsOfLists)]

const ours = (depth: number): string =>
  depth === 0 ? '' : ` twins: twinnings(first: ${width}) { edges { node { id name${ours(depth - 1)} } } }`

// Lists, as they are the faster of its two forms; its connections would be nearer to ours.
const theirs = (depth: number): string =>
  depth === 0 ? '' : ` twins(limit: ${width}, sort: [{ sortKey: ASC }]) { id name${theirs(depth - 1)} }`

const letters = ['a', 'b', 'c', 'd']

/** Nested subqueries: each level's ten are found, sorted and cut before the next is looked at. */
function statement(depth: number, level = 0): string {
  const from = level === 0 ? 'n' : letters[level - 1]
  const to = letters[level]
  const deeper = level + 1 < depth
  return `CALL (${from}) {
  MATCH (${from})-[:TWINNED_WITH]-(${to}:City)
  WITH ${to} ORDER BY ${to}.sortKey LIMIT ${width}
  ${deeper ? statement(depth, level + 1) : ''}
  RETURN collect({id: ${to}.id, name: ${to}.name${deeper ? `, twins: twins${level + 1}` : ''}}) AS twins${level}
}`
}

const cityTies = (depth: number): Asked => ({
  query: `query ($id: ID!) { city(id: $id) { id name${ours(depth)} } }`,
  ids: (data) => idsOf(as<{ city: Found }>(data).city),
})

const peer = (depth: number): Asked => ({
  query: `query ($id: ID!) { cities(where: { id: { eq: $id } }) { id name${theirs(depth)} } }`,
  ids: (data) => as<{ cities: FoundInLists[] }>(data).cities.flatMap(idsOfLists),
})

const hops = (depth: number, name: string): Shape => ({
  name,
  title: `${Array.from({ length: depth }, () => width).join('×')} ${name}`,
  cityties: cityTies(depth),
  peer: peer(depth),
  statement: {
    text: `MATCH (n:Entity {id: $id})
${statement(depth)}
RETURN {id: n.id, name: n.name, twins: twins0} AS answer`,
    ids: (answer) => idsOfLists(as<FoundInLists>(answer)),
  },
  variables: ({ hubs }) => hubs.map(({ id }) => ({ id })),
})

export const oneHop = hops(1, 'one-hop')
export const twoHop = hops(2, 'two-hop')
export const threeHop = hops(3, 'three-hop')
