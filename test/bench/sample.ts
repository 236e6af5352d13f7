import { below, type Random, randomFrom } from '../../src/analytics/random.js'
import type { Engine } from '../../src/engine/engine.js'
import { ask } from './ask.js'
import { as, type ConnectionOf } from './shapes/shape.js'

interface City {
  readonly id: string
  readonly name: string
  readonly sortKey: string
  readonly degree: number
}

/** What the requests are about, drawn with a fixed seed: every server is asked the same, in every run. */
export interface Sample {
  readonly cities: readonly City[]
  /** Cities with ten twins or more. */
  readonly hubs: readonly City[]
  /** Where pages start: a cursor of CityTies and the key that it stands for. */
  readonly places: readonly { readonly cursor: string; readonly sortKey: string }[]
  /** Codes of countries with 20 cities or more. */
  readonly countries: readonly string[]
  /** Words that are the whole name of exactly one city. */
  readonly words: readonly string[]
}

const requests_count = 200
const seed = 20_161_122

function draw<T>(from: readonly T[], random: Random): T[] {
  const rest = [...from]
  const drawn: T[] = []
  while (drawn.length < requests_count && rest.length > 0) drawn.push(...rest.splice(below(random, rest.length), 1))
  return drawn
}

export async function drawSample(engine: Engine, citytiesUrl: string): Promise<Sample> {
  const cities = (await engine.read({
    name: 'bench/cities',
    text: `MATCH (n:City)
RETURN n.id AS id, n.name AS name, n.sortKey AS sortKey, count { (n)-[:TWINNED_WITH]-() } AS degree
ORDER BY sortKey`,
  })) as unknown as City[]
  const countries = (await engine.read({
    name: 'bench/countries',
    text: `MATCH (c:Country)<-[:IN_COUNTRY]-(n) WITH c.code AS code, count(n) AS cities WHERE cities >= 20
RETURN code ORDER BY code`,
  })) as unknown as { code: string }[]
  const cursors = await readCursors(citytiesUrl)
  // A page may start anywhere but near the end, so that all pages are full.
  const places = cities.slice(0, -100).flatMap(({ id, sortKey }) => {
    const cursor = cursors.get(id)
    return cursor === undefined ? [] : [{ cursor, sortKey }]
  })
  const counts = new Map<string, number>()
  for (const { name } of cities)
    for (const word of name.toLowerCase().split(/[^\p{L}]+/u)) counts.set(word, (counts.get(word) ?? 0) + 1)
  const words = cities.map(({ name }) => name).filter((name) => /^[A-Z][a-z]{4,}$/.test(name))
  return {
    cities: draw(cities, randomFrom(seed)),
    hubs: draw(
      cities.filter(({ degree }) => degree >= 10),
      randomFrom(seed + 1),
    ),
    places: draw(places, randomFrom(seed + 2)),
    countries: draw(
      countries.map(({ code }) => code),
      randomFrom(seed + 3),
    ),
    words: draw(
      words.filter((word) => counts.get(word.toLowerCase()) === 1),
      randomFrom(seed + 4),
    ),
  }
}

/** The cursors of all cities by id, read through the API as a client would. */
async function readCursors(url: string): Promise<Map<string, string>> {
  const query = `query ($after: String) {
    cities(first: 500, after: $after) { pageInfo { hasNextPage endCursor } edges { cursor node { id } } }
  }`
  const cursors = new Map<string, string>()
  for (let after: string | null = null, more = true; more; ) {
    const { data } = await ask(url, query, { after })
    const { pageInfo, edges } = as<{ cities: Cities }>(data).cities
    for (const { cursor, node } of edges) cursors.set(node.id, cursor)
    after = pageInfo.endCursor
    more = pageInfo.hasNextPage
  }
  return cursors
}

interface Cities extends ConnectionOf<{ readonly id: string }> {
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}
