import { isDeepStrictEqual } from 'node:util'
import { buildSchema, type GraphQLSchema, parse, validate } from 'graphql'
import { ask } from './ask.js'
import type { Sample } from './sample.js'
import { as, type Shape, type Variables } from './shapes/shape.js'

export interface Urls {
  readonly cityties: string
  readonly peer: string
  readonly floor: string
  readonly embedded: string
  /** The same two, using answers again. */
  readonly remembering: string
  readonly embeddedRemembering: string
}

/** Requests of a shape whose answers are compared. */
const compared_count = 20

export const schemaOf = (text: string): GraphQLSchema => buildSchema(text)

/** Whether the schema has what the shape asks CityTies for. */
export const isAnswerable = (schema: GraphQLSchema, { cityties }: Shape): boolean =>
  validate(schema, parse(cityties.query)).length === 0

export interface Verified {
  /** Mean size of CityTies's answers. */
  readonly bytes: number
  /** Ids in an answer, on average. */
  readonly ids: number
}

/**
 * Compares what the servers answer, before anything is timed: a server that finds other
 * rows is not measured. A shape that CityTies lacks is compared among the others alone.
 */
export async function verify(shape: Shape, sample: Sample, urls: Urls, answerable: boolean): Promise<Verified> {
  const requests = shape.variables(sample).slice(0, compared_count)
  if (requests.length === 0) throw new Error(`${shape.name}: the sample has no request`)
  let [bytes, count] = [0, 0]
  for (const variables of requests) {
    const expected = shape.statement.ids(await answerOfStatement(urls.floor, shape.name, variables))
    if (expected.length === 0) throw new Error(`${shape.name}: nothing found for ${JSON.stringify(variables)}`)
    count += expected.length
    const compare = (server: string, ids: readonly string[]): void => {
      if (!agrees(shape, ids, expected)) throw new Error(difference(shape, variables, server, ids, expected))
    }
    compare('@neo4j/graphql', shape.peer.ids((await ask(urls.peer, shape.peer.query, variables)).data))
    if (!answerable) continue
    const answer = await ask(urls.cityties, shape.cityties.query, variables)
    compare('CityTies on Neo4j', shape.cityties.ids(answer.data))
    bytes += answer.bytes
    compare('CityTies embedded', shape.cityties.ids((await ask(urls.embedded, shape.cityties.query, variables)).data))
  }
  return { bytes: Math.round(bytes / requests.length), ids: Math.round(count / requests.length) }
}

async function answerOfStatement(url: string, shape: string, variables: Variables): Promise<unknown> {
  const query = 'query ($shape: String!, $variables: Any!) { answer(shape: $shape, variables: $variables) }'
  return as<{ answer: unknown }>((await ask(url, query, { shape, variables })).data).answer
}

const agrees = ({ same }: Shape, ids: readonly string[], expected: readonly string[]): boolean =>
  same === 'first' ? ids[0] === expected[0] : isDeepStrictEqual(ids, expected)

function difference(
  { name }: Shape,
  variables: Variables,
  server: string,
  ids: readonly string[],
  expected: readonly string[],
): string {
  const at = expected.findIndex((id, index) => ids[index] !== id)
  const place = at < 0 ? expected.length : at
  return `${name}: ${server} finds ${ids.length} ids for ${JSON.stringify(variables)}, the statement ${expected.length}; the first difference is at ${place}: ${ids[place]} for ${expected[place]}`
}
