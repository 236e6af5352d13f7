import { EntityType, RelationshipType } from '../../src/domain/vocabulary.js'
import type { Parameters, Row } from '../../src/engine/engine.js'
import type { Variant } from '../../src/graph/statements.js'
import { end, start } from '../../src/graph/window.js'
import {
  changes,
  claims,
  editions,
  entities,
  firstEdition,
  type KnownEntity,
  type KnownRelationship,
  relationships,
  secondEdition,
  sources,
} from './known-graph.js'

export interface StatementCase {
  readonly name: string
  readonly variant?: Variant
  readonly parameters?: Parameters
  /** A statement that makes ready what the case is about, in the same transaction. */
  readonly before?: string
  /** In this order where the statement orders. */
  readonly rows: readonly Row[]
  /** The statement may give any so many of the rows. */
  readonly picks?: number
  /** What a statement that writes leaves: a question put after it in the same transaction, and its answer. */
  readonly leaves?: { readonly text: string; readonly rows: readonly Row[] }
}

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const sortedBy = <T>(items: readonly T[], keyOf: (item: T) => string, order: string): T[] =>
  [...items].sort((a, b) => byCodeUnit(keyOf(a), keyOf(b)) * (order === 'ASC' ? 1 : -1))

const entityOf = new Map(entities.map((entity) => [entity.id, entity]))
const known = (id: string): KnownEntity => {
  const entity = entityOf.get(id)
  if (!entity) throw new Error(`the known graph has no ${id}`)
  return entity
}
const entityRows = (...ids: string[]): Row[] => ids.map((id) => ({ entity: known(id) }))
const orders = ['ASC', 'DESC']
const everything = { afterKey: start.key, afterId: start.id, beforeKey: end.key, beforeId: end.id, limit: 500 }

type Neighbour = {
  readonly id: string
  readonly entity: KnownEntity
  readonly relationship: KnownRelationship
}

/** The other ends, worked out from the lists. */
function neighbours(id: string, types: readonly string[], direction: string): Neighbour[] {
  return relationships
    .filter(({ type }) => types.includes(type))
    .flatMap((relationship) => [
      ...(direction !== 'IN' && relationship.from === id ? [{ id, entity: known(relationship.to), relationship }] : []),
      ...(direction !== 'OUT' && relationship.to === id
        ? [{ id, entity: known(relationship.from), relationship }]
        : []),
    ])
}

const pageIds = ['ct:city/alba', 'ct:city/brno', 'ct:programme/network', 'ct:event/feast', 'ct:city/nowhere']
const answered = sortedBy(pageIds, (id) => id, 'ASC')
const byOtherEnd = ({ entity, relationship }: Neighbour): string => `${entity.sortKey}\n${relationship.id}`

const pages: StatementCase[] = Object.keys(RelationshipType).flatMap((type) =>
  ['OUT', 'IN', 'BOTH'].flatMap((direction) =>
    orders.flatMap((order) =>
      ['Entity', ...(type === 'PART_OF' ? Object.keys(EntityType) : [])].map((label) => ({
        name: 'relationship/page',
        variant: { type, direction, order, label },
        parameters: { ids: pageIds, ...everything },
        rows: answered.flatMap((id) =>
          sortedBy(neighbours(id, [type], direction), byOtherEnd, order).filter(
            ({ entity }) => label === 'Entity' || entity.type === label,
          ),
        ),
      })),
    ),
  ),
)

/** Strictly between two places of one list, by name and then by the relationship's id. */
const windows: StatementCase[] = orders.map((order) => {
  const id = 'ct:city/alba'
  const list = sortedBy(neighbours(id, ['TWINNED_WITH'], 'BOTH'), byOtherEnd, 'ASC')
  const [first, last] = [list.at(0), list.at(-1)]
  return {
    name: 'relationship/page',
    variant: { type: 'TWINNED_WITH', direction: 'BOTH', label: 'City', order },
    parameters: {
      ids: [id],
      afterKey: first?.entity.sortKey,
      afterId: first?.relationship.id,
      beforeKey: last?.entity.sortKey,
      beforeId: last?.relationship.id,
      limit: 500,
    },
    rows: sortedBy(list.slice(1, -1), byOtherEnd, order),
  }
})

const counts: StatementCase[] = Object.keys(RelationshipType).flatMap((type) =>
  ['OUT', 'IN', 'BOTH'].map((direction) => ({
    name: 'relationship/counts',
    variant: { type, direction, label: 'Entity' },
    parameters: { ids: pageIds },
    rows: pageIds.map((id) => ({ id, count: neighbours(id, [type], direction).length })),
  })),
)

const anyTypes = ['TWINNED_WITH', 'PART_OF']
const byRelationship = ({ relationship }: { relationship: KnownRelationship }): string => relationship.id
const middle = sortedBy(neighbours('ct:city/alba', anyTypes, 'BOTH'), byRelationship, 'ASC')
const ofAny: StatementCase[] = orders.flatMap((order) => [
  {
    name: 'relationship/page-of-any',
    variant: { order },
    parameters: { ids: pageIds, types: anyTypes, afterId: start.id, beforeId: end.id, limit: 500 },
    rows: answered.flatMap((id) => sortedBy(neighbours(id, anyTypes, 'BOTH'), byRelationship, order)),
  },
  {
    name: 'relationship/page-of-any',
    variant: { order },
    parameters: {
      ids: ['ct:city/alba'],
      types: anyTypes,
      afterId: middle.at(0)?.relationship.id,
      beforeId: middle.at(-1)?.relationship.id,
      limit: 500,
    },
    rows: sortedBy(middle.slice(1, -1), byRelationship, order),
  },
])

const lists: StatementCase[] = Object.keys(RelationshipType).flatMap((type) => {
  const all = sortedBy(
    relationships.filter((one) => one.type === type),
    ({ id }) => id,
    'ASC',
  )
  const rows = (some: readonly KnownRelationship[]): Row[] => some.map((relationship) => ({ relationship }))
  return [
    { name: 'relationship/count', variant: { type }, rows: [{ count: all.length }] },
    ...orders.flatMap((order) => [
      {
        name: 'relationship/list',
        variant: { type, order },
        parameters: { after: start.id, before: end.id, limit: 500 },
        rows: rows(sortedBy(all, ({ id }) => id, order)),
      },
      {
        name: 'relationship/list',
        variant: { type, order },
        parameters: { after: all[0]?.id, before: all.at(-1)?.id, limit: 500 },
        rows: rows(sortedBy(all.slice(1, -1), ({ id }) => id, order)),
      },
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
      rows: rows(all.slice(0, 2)),
    },
  ]
})

const entityLists: StatementCase[] = Object.keys(EntityType).flatMap((label) => {
  const all = sortedBy(
    entities.filter(({ type }) => type === label),
    ({ sortKey }) => sortKey,
    'ASC',
  )
  return [
    { name: 'entity/count', variant: { label }, rows: [{ count: all.length }] },
    ...orders.flatMap((order) => [
      {
        name: 'entity/page',
        variant: { label, order },
        parameters: { after: start.key, before: end.key, limit: 500 },
        rows: sortedBy(all, ({ sortKey }) => sortKey, order).map((entity) => ({ entity })),
      },
      {
        name: 'entity/page',
        variant: { label, order },
        parameters: { after: all[0]?.sortKey, before: all.at(-1)?.sortKey, limit: 500 },
        rows: sortedBy(all.slice(1, -1), ({ sortKey }) => sortKey, order).map((entity) => ({ entity })),
      },
    ]),
  ]
})

const editionCases: StatementCase[] = [firstEdition, secondEdition, 'ct:edition/none/000000000000'].flatMap(
  (edition) => {
    const stating = <T extends { readonly id: string; readonly [property: string]: unknown }>(all: readonly T[]): T[] =>
      sortedBy(
        all.filter(({ citeEditions }) => (citeEditions as string[]).includes(edition)),
        ({ id }) => id,
        'ASC',
      )
    const [ofEntities, ofRelationships] = [stating(entities), stating(relationships)]
    return [
      { name: 'entity/count-of-edition', parameters: { edition }, rows: [{ count: ofEntities.length }] },
      { name: 'relationship/count-of-edition', parameters: { edition }, rows: [{ count: ofRelationships.length }] },
      {
        name: 'entity/of-edition',
        parameters: { edition, after: ofEntities[0]?.id ?? '', limit: 500 },
        rows: ofEntities.slice(1).map((entity) => ({ entity })),
      },
      {
        name: 'relationship/of-edition',
        parameters: { edition, after: ofRelationships[0]?.id ?? '', limit: 500 },
        rows: ofRelationships.slice(1).map((relationship) => ({ relationship })),
      },
    ]
  },
)

const disputes = ['ct:city/alba\tkind', 'ct:city/alba\tpopulation', 'ct:city/brno\tkind']
const oneSided = sortedBy(
  relationships.filter(({ oneSidedId }) => oneSidedId !== undefined),
  (one) => String(one['oneSidedId']),
  'ASC',
)
const degree = (id: string): number => neighbours(id, Object.keys(RelationshipType), 'BOTH').length

const rest: StatementCase[] = [
  { name: 'change/since', parameters: { seq: 0, limit: 10 }, rows: changes.map((change) => ({ change })) },
  { name: 'change/since', parameters: { seq: 2, limit: 10 }, rows: changes.slice(2).map((change) => ({ change })) },
  { name: 'change/since', parameters: { seq: 3, limit: 10 }, rows: [] },
  { name: 'graph/head', rows: [{ seq: 3, schemaVersion: 1 }] },
  {
    name: 'claim/about',
    parameters: { ids: ['ct:city/alba', 'ct:city/cork'] },
    rows: [...claims.slice(2, 5), ...claims.slice(0, 2)].map((claim) => ({ claim })),
  },
  {
    name: 'conflict/counts',
    parameters: { after: '', limit: 10 },
    // gala: one stated, one listed; hike lists nobody; idle states no number.
    rows: [{ id: 'ct:event/feast', entity: known('ct:event/feast'), listed: 3 }],
  },
  { name: 'conflict/counts', parameters: { after: 'ct:event/feast', limit: 10 }, rows: [] },
  { name: 'conflict/count-counts', rows: [{ count: 1 }] },
  {
    name: 'conflict/one-sided',
    parameters: { after: '', limit: 10 },
    rows: oneSided.map((relationship) => ({ id: relationship.id, relationship })),
  },
  {
    name: 'conflict/one-sided',
    parameters: { after: 'one', limit: 10 },
    rows: oneSided.slice(1).map((relationship) => ({ id: relationship.id, relationship })),
  },
  { name: 'conflict/count-one-sided', rows: [{ count: 2 }] },
  { name: 'conflict/values', parameters: { after: '', limit: 10 }, rows: disputes.map((id) => ({ id })) },
  {
    name: 'conflict/values',
    parameters: { after: 'ct:city/alba\tkind', limit: 10 },
    rows: disputes.slice(1).map((id) => ({ id })),
  },
  { name: 'conflict/count-values', rows: [{ count: 3 }] },
  {
    name: 'edition/by-ids',
    parameters: { ids: [secondEdition, 'ct:edition/none/0'] },
    rows: [{ edition: editions[1] }],
  },
  { name: 'edition/unfinished', rows: [{ source: 'ct:source/second' }] },
  {
    name: 'edition/of-sources',
    parameters: { ids: ['ct:source/second', 'ct:source/third'] },
    rows: [{ edition: editions[2] }, { edition: editions[1] }],
  },
  {
    name: 'entity/by-ids',
    parameters: { ids: ['ct:city/cork', 'ct:event/gala', 'ct:city/no'] },
    rows: entityRows('ct:city/cork', 'ct:event/gala'),
  },
  {
    name: 'entity/by-name',
    parameters: { key: 'alba', type: 'City', limit: 10 },
    rows: entityRows('ct:city/alba', 'ct:city/dole'),
  },
  {
    name: 'entity/by-name',
    parameters: { key: 'alba', type: 'Programme', limit: 10 },
    rows: entityRows('ct:programme/network'),
  },
  {
    name: 'entity/by-name-in-country',
    parameters: { key: 'alba', country: 'IT', limit: 10 },
    // Once each, though one is in two countries of that code.
    rows: entityRows('ct:city/alba', 'ct:city/dole'),
  },
  { name: 'entity/by-name-in-country', parameters: { key: 'alba', country: 'IE', limit: 10 }, rows: [] },
  {
    name: 'entity/by-wikidata-id',
    parameters: { wikidataId: 'Q103', type: 'City', limit: 10 },
    rows: entityRows('ct:city/cork', 'ct:city/dole'),
  },
  {
    name: 'entity/by-wikidata-id',
    parameters: { wikidataId: 'Q101', type: 'City', limit: 10 },
    rows: entityRows('ct:city/alba'),
  },
  {
    name: 'entity/country-by-code',
    parameters: { code: 'IT', limit: 10 },
    rows: entityRows('ct:country/italia', 'ct:country/italy'),
  },
  { name: 'entity/degrees', parameters: { ids: pageIds }, rows: pageIds.map((id) => ({ id, count: degree(id) })) },
  {
    name: 'entity/types',
    parameters: { ids: ['ct:city/cork', 'ct:event/gala', 'ct:city/no'] },
    rows: [
      { id: 'ct:city/cork', type: 'City' },
      { id: 'ct:event/gala', type: 'Event' },
    ],
  },
  {
    name: 'relationship/counts',
    variant: { type: 'PART_OF', direction: 'OUT', label: 'City' },
    parameters: { ids: ['ct:city/alba'] },
    rows: [
      {
        id: 'ct:city/alba',
        count: neighbours('ct:city/alba', ['PART_OF'], 'OUT').filter(({ entity }) => entity.type === 'City').length,
      },
    ],
  },
  {
    name: 'relationship/counts-of-any',
    parameters: { ids: pageIds, types: anyTypes },
    rows: pageIds.map((id) => ({ id, count: neighbours(id, anyTypes, 'BOTH').length })),
  },
  { name: 'source/by-ids', parameters: { ids: ['ct:source/first', 'ct:source/no'] }, rows: [{ source: sources[0] }] },
  { name: 'source/count', rows: [{ count: 3 }] },
  ...orders.map((order) => ({
    name: 'source/page',
    variant: { order },
    parameters: { after: sources[0]?.['sortKey'], before: end.key, limit: 10 },
    rows: sortedBy(sources.slice(1), ({ id }) => id, order).map((source) => ({ source })),
  })),
  { name: 'entity/any', rows: entities.map(({ id }) => ({ id })), picks: 1 },
]

export const readCases: readonly StatementCase[] = [
  ...pages,
  ...windows,
  ...counts,
  ...ofAny,
  ...lists,
  ...entityLists,
  ...editionCases,
  ...rest,
]
