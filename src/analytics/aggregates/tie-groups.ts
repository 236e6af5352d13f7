import { relationshipRules } from '../../domain/attributes.js'
import type { RelationshipType } from '../../domain/vocabulary.js'
import { relationshipTypes, tieKinds, tieStatuses } from '../codes.js'
import { type Projection, statusOfEdge } from '../projection.js'
import type { Selection } from '../selection.js'
import { GroupCounter } from './groups.js'
import { startYears } from './tie-years.js'

/** What ties can be counted by. */
export const TieKey = {
  TYPE: 'TYPE',
  KIND: 'KIND',
  ROLE: 'ROLE',
  STATUS: 'STATUS',
  DECADE: 'DECADE',
  COUNTRY: 'COUNTRY',
} as const
export type TieKey = keyof typeof TieKey

/** Values are null where they are not known, not asked for, or of no meaning for the type. */
export interface TieGroup {
  readonly type: RelationshipType | null
  readonly kind: string | null
  readonly role: string | null
  readonly status: string | null
  /** Its first year. */
  readonly decade: number | null
  /** A node number. */
  readonly country: number | null
  readonly count: number
}

const decades_count = 1001
const words_count = 256

/** The values that an edge has for a key; -1 for what is not known. */
type Values = (projection: Projection, edge: number) => number

/** The kind or role of an edge as a number over all types. */
const wordOf =
  (name: string): Values =>
  ({ edges }, edge) => {
    const type = edges.type[edge] as number
    const kind = edges.kind[edge] as number
    if (kind === 0 || discriminators[type] !== name) return -1
    return type * words_count + kind
  }
const discriminators = relationshipTypes.map((type) => relationshipRules[type].discriminator?.name)
const readWord = (value: number): string | null =>
  tieKinds[Math.floor(value / words_count)]?.word(value % words_count) ?? null

interface Dimension {
  readonly size: (projection: Projection) => number
  readonly value: Values
  readonly read: (value: number) => Partial<TieGroup>
}

const dimensions: { readonly [K in Exclude<TieKey, 'COUNTRY'>]: Dimension } = {
  TYPE: {
    size: () => relationshipTypes.length,
    value: ({ edges }, edge) => edges.type[edge] as number,
    read: (value) => ({ type: relationshipTypes[value] ?? null }),
  },
  KIND: {
    size: () => relationshipTypes.length * words_count,
    value: wordOf('kind'),
    read: (value) => ({ kind: readWord(value) }),
  },
  ROLE: {
    size: () => relationshipTypes.length * words_count,
    value: wordOf('role'),
    read: (value) => ({ role: readWord(value) }),
  },
  STATUS: {
    size: () => words_count,
    value: (projection, edge) => statusOfEdge(projection, edge) - 1,
    read: (value) => ({ status: tieStatuses.word(value + 1) }),
  },
  DECADE: {
    size: () => decades_count,
    value(projection, edge) {
      const years = startYears(projection, edge)
      return years ? Math.floor(years[0] / 10) : -1
    },
    read: (value) => ({ decade: value < 0 ? null : value * 10 }),
  },
}

const countryDimension = {
  size: ({ nodeCount }: Projection) => nodeCount,
  read: (value: number): Partial<TieGroup> => ({ country: value < 0 ? null : value }),
}

const nothing: Omit<TieGroup, 'count'> = {
  type: null,
  kind: null,
  role: null,
  status: null,
  decade: null,
  country: null,
}

/**
 * Ties by what they have in common. By COUNTRY a tie counts for the country of each of its
 * ends, and once where both are in one.
 */
export function tieGroups({ projection, edges }: Selection, keys: readonly TieKey[]): TieGroup[] {
  const others = keys.filter((key) => key !== 'COUNTRY')
  const used = others.map((key) => dimensions[key])
  const byCountry = others.length < keys.length
  const all = byCountry ? [...used, countryDimension] : used
  const counter = new GroupCounter(all.map(({ size }) => size(projection)))
  const { countries } = projection
  const { from, to } = projection.edges
  for (const edge of edges) {
    const values = used.map(({ value }) => value(projection, edge))
    if (!byCountry) {
      counter.add(values)
      continue
    }
    const a = countries[from[edge] as number] as number
    const b = countries[to[edge] as number] as number
    counter.add([...values, a])
    if (a !== b) counter.add([...values, b])
  }
  return counter
    .groups()
    .map(({ values, count }) =>
      Object.assign({ ...nothing, count }, ...all.map(({ read }, i) => read(values[i] ?? -1))),
    )
}
