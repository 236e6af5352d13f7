import { EntityType, RelationshipType } from '../../src/domain/vocabulary.js'
import type { Parameters, Row } from '../../src/engine/engine.js'
import {
  allTiesCount,
  allTiesList,
  anyTieCount,
  anyTieList,
  entityCount,
  entityList,
  type ListQuery,
  sourceList,
  tieCount,
  tieList,
} from '../../src/graph/filters/list-query.js'
import type { Position, Window } from '../../src/graph/filters/order.js'
import type { Reach } from '../../src/graph/reaches.js'
import { sourceProperties } from '../../src/graph/records.js'
import type { BuiltParts } from '../../src/graph/statements.js'
import { isKnown, known, type Neighbour, namedOf, neighbours, pageIds, sortedBy } from './known-answers.js'
import { entities, type KnownEntity, type KnownRelationship, relationships, sources } from './known-graph.js'
import type { StatementCase } from './statement-case.js'

/** The cases of files that the filter builder completes: whole lists, both ways, and between two places. */

type Built = { readonly parts: BuiltParts; readonly parameters: Parameters }
/** A case of a file with built parts: they bring parameters of their own. */
const builtCase = ({ parts, parameters }: Built, one: StatementCase): StatementCase => ({
  ...one,
  parts,
  parameters: { ...parameters, ...one.parameters },
})

const ways = [false, true]
const limit = 500
const whole = (backward: boolean): ListQuery => ({ window: { backward, limit } })
/** Strictly between the first and the last row. */
function between<T>(rows: readonly T[], backward: boolean, positionOf: (row: T) => Position): Window {
  const [first, last] = [rows[0], rows.at(-1)]
  if (!first || !last) throw new Error('the known graph has nothing to be between')
  return { after: positionOf(first), before: positionOf(last), backward, limit }
}

const byOtherEnd = ({ entity, relationship }: Neighbour): string => `${entity.sortKey}\n${relationship.key}`
const besideOtherEnd = ({ entity, relationship }: Neighbour): Position => [entity.sortKey, relationship.key]
/** Seen from either end, two ties of a directed type may have one key. */
const byId = ({ entity, relationship }: Neighbour): string => `${entity.sortKey}\n${relationship.id}`
const besideId = ({ entity, relationship }: Neighbour): Position => [entity.sortKey, relationship.id]
/** A row for each id that there is, with its list in cells. */
const pagesOf = (ids: readonly string[], listOf: (id: string) => readonly Neighbour[], place: Place, total?: Total) =>
  ids.filter(isKnown).map((id) => ({
    id,
    rows: listOf(id).map((row) => [row.entity, row.relationship, ...place(row)]),
    ...(total ? { total: total(id) } : {}),
  })) as Row[]
type Place = (row: Neighbour) => Position
type Total = (id: string) => number | null
const uncounted: Total = () => null

const types = Object.values(RelationshipType)
const directions = ['OUT', 'IN', 'BOTH'] as const
const pages: StatementCase[] = types.flatMap((type) =>
  directions.flatMap((direction) =>
    ways.flatMap((backward) =>
      (['Entity', ...(type === 'PART_OF' ? Object.values(EntityType) : [])] as const).map((label) => {
        const reach: Reach = { type, direction, label }
        const bySeveral = direction === 'BOTH' && type !== 'TWINNED_WITH'
        return builtCase(tieList(whole(backward), reach), {
          name: 'relationship/page',
          variant: { ...reach },
          parameters: { ids: pageIds, limit },
          rows: pagesOf(
            pageIds,
            (id) => {
              const list = neighbours(id, [type], direction)
              const ends = list.filter(({ entity }) => label === 'Entity' || entity.type === label)
              return sortedBy(ends, bySeveral ? byId : byOtherEnd, backward)
            },
            bySeveral ? besideId : besideOtherEnd,
            uncounted,
          ),
        })
      }),
    ),
  ),
)

/** Strictly between two places of one list, by name and then by the relationship's id. */
const windows: StatementCase[] = ways.map((backward) => {
  const id = 'ct:city/alba'
  const list = sortedBy(neighbours(id, ['TWINNED_WITH'], 'BOTH'), byOtherEnd)
  const reach: Reach = { type: 'TWINNED_WITH', direction: 'BOTH', label: 'City' }
  return builtCase(tieList({ window: between(list, backward, besideOtherEnd) }, reach), {
    name: 'relationship/page',
    variant: { ...reach },
    parameters: { ids: [id], limit },
    rows: pagesOf([id], () => sortedBy(list.slice(1, -1), byOtherEnd, backward), besideOtherEnd, uncounted),
  })
})

/** The total is that of the whole list, wherever the page begins. */
const totals: StatementCase[] = directions.map((direction) => {
  const reach: Reach = { type: 'TWINNED_WITH', direction, label: 'City' }
  const window: Window = { after: ['', ''], backward: false, limit }
  const listOf = (id: string): Neighbour[] => sortedBy(neighbours(id, ['TWINNED_WITH'], direction), byOtherEnd)
  const select = { node: ['name'], tie: null, position: false, total: true }
  return builtCase(tieList({ window, select }, reach), {
    name: 'relationship/page',
    variant: { ...reach },
    parameters: { ids: pageIds, limit },
    rows: pageIds.filter(isKnown).map((id) => ({
      id,
      rows: listOf(id).map(({ entity }) => [entity.id, entity['name']]),
      total: listOf(id).length,
    })),
  })
})

const counts: StatementCase[] = types.flatMap((type) =>
  directions.map((direction) => {
    const reach: Reach = { type, direction, label: 'Entity' }
    return builtCase(tieCount({}, reach), {
      name: 'relationship/counts',
      variant: { ...reach },
      parameters: { ids: pageIds },
      rows: pageIds.map((id) => ({ id, count: neighbours(id, [type], direction).length })),
    })
  }),
)

const anyTypes = ['TWINNED_WITH', 'PART_OF']
const byRelationship = ({ relationship }: Neighbour): string => relationship.id
const atRelationship = ({ relationship }: Neighbour): Position => [relationship.id]
const middle = sortedBy(neighbours('ct:city/alba', anyTypes, 'BOTH'), byRelationship)
const ofAny: StatementCase[] = ways.flatMap((backward) => [
  builtCase(anyTieList(whole(backward)), {
    name: 'relationship/page-of-any',
    parameters: { ids: pageIds, types: anyTypes, limit },
    rows: pagesOf(
      pageIds,
      (id) => sortedBy(neighbours(id, anyTypes, 'BOTH'), byRelationship, backward),
      atRelationship,
    ),
  }),
  builtCase(anyTieList({ window: between(middle, backward, atRelationship) }), {
    name: 'relationship/page-of-any',
    parameters: { ids: ['ct:city/alba'], types: anyTypes, limit },
    rows: pagesOf(['ct:city/alba'], () => sortedBy(middle.slice(1, -1), byRelationship, backward), atRelationship),
  }),
])

const idsOf = (all: readonly { readonly id: string }[]): string[] => all.map(({ id }) => id)

/** All ties of a type are in the order of the ends that they start at, then of their ids. */
const byStart = ({ from, id }: KnownRelationship): string => `${known(from).sortKey}\n${id}`
const atStart = ({ from, id }: KnownRelationship): Position => [known(from).sortKey, id]
const lists: StatementCase[] = types.flatMap((type) => {
  const all = sortedBy(
    relationships.filter((one) => one.type === type),
    byStart,
  )
  const rows = (some: readonly KnownRelationship[]): Row[] => [
    { rows: some.map((relationship) => [relationship, ...atStart(relationship)]) },
  ]
  return [
    builtCase(allTiesCount({}, type), { name: 'relationship/count', variant: { type }, rows: [{ count: all.length }] }),
    builtCase(allTiesCount({}, type), {
      name: 'relationship/ids',
      variant: { type },
      parameters: { limit },
      rows: [{ rows: sortedBy(idsOf(all), (id) => id) }],
    }),
    ...ways.flatMap((backward) => [
      builtCase(allTiesList(whole(backward), type), {
        name: 'relationship/list',
        variant: { type },
        parameters: { limit },
        rows: rows(sortedBy(all, byStart, backward)),
      }),
      builtCase(allTiesList({ window: between(all, backward, atStart) }, type), {
        name: 'relationship/list',
        variant: { type },
        parameters: { limit },
        rows: rows(sortedBy(all.slice(1, -1), byStart, backward)),
      }),
    ]),
    {
      name: 'relationship/by-keys',
      variant: { type },
      parameters: {
        rows: [
          ...all.slice(0, 2).map(({ from, to, key }) => ({ from, to, key })),
          { from: 'ct:city/alba', to: 'ct:city/no', key: '0' },
        ],
      },
      rows: all.slice(0, 2).map((relationship) => ({ relationship })),
    },
  ]
})

const bySortKey = ({ sortKey }: KnownEntity): string => sortKey
const atSortKey = ({ sortKey }: KnownEntity): Position => [sortKey]
const entityLists: StatementCase[] = Object.values(EntityType).flatMap((label) => {
  const all = sortedBy(
    entities.filter(({ type }) => type === label),
    bySortKey,
  )
  const rows = (some: readonly KnownEntity[]): Row[] => [{ rows: some.map((entity) => [entity, ...atSortKey(entity)]) }]
  return [
    builtCase(entityCount({}, label), { name: 'entity/count', variant: { label }, rows: [{ count: all.length }] }),
    builtCase(entityCount({}, label), {
      name: 'entity/ids',
      variant: { label },
      parameters: { limit },
      rows: [{ rows: sortedBy(idsOf(all), (id) => id) }],
    }),
    ...ways.flatMap((backward) => [
      builtCase(entityList(whole(backward), label), {
        name: 'entity/page',
        variant: { label },
        parameters: { limit },
        rows: rows(sortedBy(all, bySortKey, backward)),
      }),
      builtCase(entityList({ window: between(all, backward, atSortKey) }, label), {
        name: 'entity/page',
        variant: { label },
        parameters: { limit },
        rows: rows(sortedBy(all.slice(1, -1), bySortKey, backward)),
      }),
    ]),
  ]
})

const atTitle = (source: (typeof sources)[number] | undefined): Position => [source?.['sortKey'] ?? '']

const others: StatementCase[] = [
  builtCase(tieCount({}, { type: 'PART_OF', direction: 'OUT', label: 'City' }), {
    name: 'relationship/counts',
    variant: { type: 'PART_OF', direction: 'OUT', label: 'City' },
    parameters: { ids: ['ct:city/alba'] },
    rows: [
      {
        id: 'ct:city/alba',
        count: neighbours('ct:city/alba', ['PART_OF'], 'OUT').filter(({ entity }) => entity.type === 'City').length,
      },
    ],
  }),
  builtCase(anyTieCount({}), {
    name: 'relationship/counts-of-any',
    parameters: { ids: pageIds, types: anyTypes },
    rows: pageIds.map((id) => ({ id, count: neighbours(id, anyTypes, 'BOTH').length })),
  }),
  ...ways.flatMap((backward) =>
    [
      { window: whole(backward).window, listed: sources },
      { window: { after: atTitle(sources[0]), backward, limit }, listed: sources.slice(1) },
      { window: { before: atTitle(sources[2]), backward, limit }, listed: sources.slice(0, 2) },
    ].map(({ window, listed }) =>
      builtCase(sourceList(window), {
        name: 'source/page',
        parameters: { limit },
        rows: [
          {
            rows: sortedBy(listed, ({ id }) => id, backward).map((source) => [
              ...namedOf(source, sourceProperties),
              ...atTitle(source),
            ]),
          },
        ],
      }),
    ),
  ),
]

export const listCases: readonly StatementCase[] = [
  ...pages,
  ...windows,
  ...totals,
  ...counts,
  ...ofAny,
  ...lists,
  ...entityLists,
  ...others,
]
