import { queryOf } from '../analytics/path-clients.js'
import { filter } from '../shapes/filter.js'
import { oneHop } from '../shapes/hops.js'
import { point } from '../shapes/point.js'
import { search } from '../shapes/search.js'
import type { Variables } from '../shapes/shape.js'
import { drawnFor, upTo } from './drawn.js'
import { countries } from './places.js'
import type { World } from './world.js'

export const questionNames = ['point', 'twins', 'search', 'path', 'list'] as const
export type QuestionName = (typeof questionNames)[number]

export const questionTitles: Readonly<Record<QuestionName, string>> = {
  point: 'a city by its id',
  twins: 'a city and ten of its twins',
  search: 'a search',
  path: 'a shortest path between two cities',
  list: 'a page of 50 cities of a country',
}

/** For the ends of curves. */
export const shortTitles: Readonly<Record<QuestionName, string>> = {
  point: 'city',
  twins: 'city and twins',
  search: 'search',
  path: 'path',
  list: 'page of a country',
}

export interface Question {
  readonly query: string
  readonly variables: readonly Variables[]
  /** Whether the data of an answer say what was asked for. */
  readonly isAnswered: (data: unknown, variables: Variables) => boolean
}

const asked_count = 200

/** What clients ask of a world: of cities drawn from all of it, each as likely as any other. */
export function questionsOf(world: World): Readonly<Record<QuestionName, Question>> {
  const { cities, seed } = world.options
  const drawn = drawnFor(seed, 51)
  const chosen = Array.from({ length: 2 * asked_count }, (_, i) => upTo(drawn(i), cities))
  const asked = chosen.slice(0, asked_count)
  const ids = asked.map((city) => ({ id: world.idOf(city) }))
  const hasId = (data: unknown, { id }: Variables): boolean => (data as { city: { id: string } | null }).city?.id === id
  return {
    point: { query: point.cityties.query, variables: ids, isAnswered: hasId },
    twins: { query: oneHop.cityties.query, variables: ids, isAnswered: hasId },
    search: {
      query: search.cityties.query,
      variables: asked.map((city, i) => ({ text: asTyped(world.nameOf(city), i) })),
      isAnswered: (data) => search.cityties.ids(data).length > 0,
    },
    path: {
      query: queryOf('ids and names'),
      variables: asked.map((from, i) => ({
        from: world.idOf(from),
        to: world.idOf(chosen[asked_count + i] as number),
      })),
      isAnswered: (data) => isWhole((data as { shortestPath: Found }).shortestPath),
    },
    list: {
      query: filter.cityties.query,
      variables: countries.slice(0, 20).map(({ code }) => ({ code })),
      isAnswered: (data) => filter.cityties.ids(data).length > 0,
    },
  }
}

interface Found {
  readonly path: object | null
  readonly reason: string | null
}
/** Some cities are in a part of the world that is tied to no other. */
const isWhole = ({ path, reason }: Found): boolean => path !== null || reason === 'NOT_CONNECTED'

const typoFrom_letters = 5

/** A quarter of searches come while a name is being typed, a quarter of them have a typo, the others are whole names. */
function asTyped(name: string, search: number): string {
  if (search % 4 === 0) return name.slice(0, 4)
  if (search % 4 !== 1) return name
  return name.replace(new RegExp(`\\p{L}{${typoFrom_letters - 2},}(?=\\p{L}{2})`, 'u'), '$&x')
}
