import { RelationshipType } from '../../src/domain/vocabulary.js'
import { entityCells, namedCells } from '../../src/graph/filters/cells.js'
import { editionProperties } from '../../src/graph/records.js'
import { extractCases } from './extract-cases.js'
import { entityRows, known, namedOf, neighbours, pageIds, sortedBy } from './known-answers.js'
import {
  accessKeys,
  changes,
  claims,
  editions,
  entities,
  firstEdition,
  keptRequests,
  mergedIds,
  relationships,
  revisions,
  secondEdition,
  sources,
} from './known-graph.js'
import { listCases } from './list-cases.js'
import { projectionCases } from './projection-cases.js'
import type { StatementCase } from './statement-case.js'

const editionCases: StatementCase[] = [
  [firstEdition, firstEdition],
  [secondEdition, 'ct:edition/none/bbbbbbbbbbbb'],
  [firstEdition, secondEdition],
  ['ct:edition/none/bbbbbbbbbbbb', 'ct:edition/none/bbbbbbbbbbbb'],
].flatMap(([edition = '', also = '']) => {
  const stating = <T extends { readonly id: string; readonly [property: string]: unknown }>(all: readonly T[]): T[] =>
    sortedBy(
      all.filter(({ citeEditions }) => [edition, also].some((one) => (citeEditions as string[]).includes(one))),
      ({ id }) => id,
    )
  const [ofEntities, ofRelationships] = [stating(entities), stating(relationships)]
  return [
    { name: 'entity/count-of-edition', parameters: { edition, also }, rows: [{ count: ofEntities.length }] },
    { name: 'relationship/count-of-edition', parameters: { edition, also }, rows: [{ count: ofRelationships.length }] },
    {
      name: 'entity/of-edition',
      parameters: { edition, also, after: ofEntities[0]?.id ?? '', limit: 500 },
      rows: ofEntities.slice(1).map((entity) => ({ entity })),
    },
    {
      name: 'relationship/of-edition',
      parameters: { edition, also, after: ofRelationships[0]?.id ?? '', limit: 500 },
      rows: ofRelationships.slice(1).map((relationship) => ({ relationship })),
    },
  ]
})

const disputes = ['ct:city/alba\tkind', 'ct:city/alba\tpopulation', 'ct:city/brno\tkind']
const oneSided = sortedBy(
  relationships.filter(({ oneSidedId }) => oneSidedId !== undefined),
  (one) => String(one['oneSidedId']),
)
/** Two entities may be tied more than once. */
const degree = (id: string): number =>
  new Set(neighbours(id, Object.values(RelationshipType), 'BOTH').map(({ entity }) => entity.id)).size

const identity = (id: string, edition: string) => {
  const { type, citeEditions } = known(id)
  return { id, type, isStated: (citeEditions as string[]).includes(edition) }
}

const rest: StatementCase[] = [
  {
    name: 'relationship/by-keys-of-any',
    parameters: {
      rows: [
        ...Object.values(RelationshipType).flatMap((type) => {
          const one = relationships.find((tie) => tie.type === type)
          return one ? [{ type, from: one.from, to: one.to, key: one.key }] : []
        }),
        // The ends and the key of a tie of another type.
        ...relationships.slice(0, 1).map(({ from, to, key }) => ({ type: 'NONE', from, to, key })),
      ],
    },
    rows: Object.values(RelationshipType).flatMap((type) => {
      const relationship = relationships.find((tie) => tie.type === type)
      return relationship ? [{ relationship }] : []
    }),
  },
  {
    name: 'entity/selected-by-ids',
    parts: { cells: entityCells('n', { node: ['name', 'population'], tie: null, position: false, total: false }).text },
    parameters: { ids: ['ct:city/alba', 'ct:city/nowhere', 'ct:programme/network'] },
    rows: [
      {
        rows: ['ct:city/alba', 'ct:programme/network']
          .map(known)
          .map((one) => [one.id, one.type, one['name'], one['population'] ?? null]),
      },
    ],
  },
  ...Object.values(RelationshipType).flatMap((type) =>
    pageIds.map((from) => ({
      name: 'relationship/begin-at',
      variant: { type },
      parameters: { ids: [from] },
      rows: relationships
        .filter((tie) => tie.type === type && tie.from === from)
        .map(({ from: start, id }) => ({ start, id })),
    })),
  ),
  { name: 'change/since', parameters: { seq: 0, limit: 10 }, rows: changes.map((change) => ({ change })) },
  { name: 'change/since', parameters: { seq: 2, limit: 10 }, rows: changes.slice(2).map((change) => ({ change })) },
  { name: 'change/since', parameters: { seq: 3, limit: 10 }, rows: [] },
  {
    name: 'change/subjects',
    parameters: { ids: ['ct:city/alba', 'ct:country/italy', 'ct:event/gala', 'ct:city/nowhere'] },
    rows: [
      ['ct:city/alba', 'City', ['IT']] as const,
      ['ct:country/italy', 'Country', ['IT']] as const,
      ['ct:event/gala', 'Event', []] as const,
    ].map(([id, type, countries]) => ({ id, type, editions: known(id)['citeEditions'], countries })),
  },
  ...[
    { before: 9, seqs: [3, 2, 1] },
    { before: 3, seqs: [2, 1] },
    { before: 1, seqs: [] },
  ].map(({ before, seqs }) => ({
    name: 'change/page',
    parameters: { before, limit: 10 },
    rows: seqs.map((seq) => ({ change: changes[seq - 1] as (typeof changes)[number] })),
  })),
  ...[2, 9].map((seq) => ({
    name: 'change/by-seq',
    parameters: { seq },
    rows: changes.filter((one) => one.seq === seq).map((change) => ({ change })),
  })),
  ...[
    { after: 0, before: 9 },
    { after: 1, before: 3 },
  ].map(({ after, before }) => ({
    name: 'change/touching',
    parameters: { ids: ['x', 'y', 'z'], after, before, limit: 10 },
    rows: ['x', 'y'].flatMap((id) =>
      [...changes]
        .reverse()
        .filter(({ seq, touched, removed }) => seq > after && seq < before && [...touched, ...removed].includes(id))
        .map(({ seq, at, actor, reason }) => ({ id, seq, at, actor, reason })),
    ),
  })),
  {
    name: 'change/count-touching',
    parameters: { ids: ['x', 'y', 'z'] },
    rows: [
      { id: 'x', count: 3 },
      { id: 'y', count: 2 },
      { id: 'z', count: 0 },
    ],
  },
  { name: 'merged/any', rows: mergedIds.map(({ id }) => ({ id })), picks: 1 },
  {
    name: 'merged/current-ids',
    parameters: { ids: ['wd:Q104', 'ct:city/cork-2', 'ct:city/dole', 'ct:city/alba', 'ct:city/nowhere'] },
    rows: mergedIds.filter(({ id }) => ['wd:Q104', 'ct:city/cork-2'].includes(id)),
  },
  {
    name: 'revision/of-change',
    parameters: { seq: 2 },
    rows: [{ revision: revisions[1] as (typeof revisions)[number] }],
  },
  ...[
    { first: 1, last: 9, rows: [0, 1, 2] },
    { first: 2, last: 2, rows: [1] },
  ].map(({ first, last, rows }) => ({
    name: 'revision/of-things',
    parameters: { ids: ['ct:city/alba', 'ct:city/gone', 'ct:city/nowhere'], first, last },
    rows: rows.map((i) => ({ revision: revisions[i] as (typeof revisions)[number] })),
  })),
  ...Object.values(RelationshipType).map((type) => {
    const own = relationships.filter((one) => one.type === type)
    const [first, other] = own
    const pairs = [first, own.find(({ from, to }) => from !== first?.from || to !== first.to) ?? other].flatMap(
      (one) => (one ? [{ from: one.from, to: one.to }] : []),
    )
    const asked = [...pairs, ...pairs.slice(0, 1).map(({ from, to }) => ({ from: to, to: from }))]
    const isAsked = ({ from, to }: (typeof own)[number]): boolean =>
      asked.some((pair) => pair.from === from && pair.to === to)
    return {
      name: 'relationship/between-pairs',
      variant: { type },
      parameters: { rows: asked },
      rows: own.filter(isAsked).map((relationship) => ({ relationship })),
    }
  }),
  ...Object.values(RelationshipType).map((type) => ({
    name: 'relationship/begin-at',
    variant: { type },
    parameters: { ids: pageIds },
    rows: relationships
      .filter((one) => one.type === type && pageIds.includes(one.from))
      .map(({ from: start, id }) => ({ start, id })),
  })),
  {
    name: 'duplicates/cities',
    rows: entities
      .filter(({ type }) => type === 'City')
      .map(({ id, nameKeys: names = null, geonamesId = null }) => ({ id, names, geonamesId })),
  },
  { name: 'graph/head', rows: [{ seq: 3, schemaVersion: 5 }] },
  { name: 'graph/schema', rows: [{ schemaVersion: 5, steps: [] }] },
  { name: 'access-key/list', parameters: { limit: 10 }, rows: accessKeys.map((key) => ({ key })) },
  {
    name: 'claim/about',
    parameters: { ids: ['ct:city/alba', 'ct:city/cork'] },
    rows: [...claims.slice(2, 5), ...claims.slice(0, 2)].map((claim) => ({ claim })),
  },
  {
    name: 'claim/subjects',
    parameters: { limit: 10 },
    rows: claims.filter(({ disputeId }) => disputeId !== undefined).map(({ about }) => ({ about })),
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
  // The second of the two that are current; a later one would be, were it read to its end or read at all.
  { name: 'edition/last-import', rows: [{ at: '2026-01-03T00:00:00.000Z' }] },
  { name: 'edition/unfinished', rows: [{ source: 'ct:source/second' }] },
  {
    name: 'edition/of-sources',
    parts: { cells: namedCells('e', editionProperties).text },
    parameters: { ids: ['ct:source/second', 'ct:source/third'] },
    rows: editions
      .slice(1, 3)
      .reverse()
      .map((one) => ({ edition: namedOf(one, editionProperties) })),
  },
  {
    name: 'revision/known-ids',
    parameters: { ids: ['ct:city/alba', 'ct:city/gone', 'ct:city/cork'] },
    rows: [{ id: 'ct:city/alba' }, { id: 'ct:city/gone' }],
  },
  ...keptRequests.slice(1, 2).map(({ id, requestHash, at, result }) => ({
    name: 'idempotency/by-id',
    parameters: { id },
    rows: [{ requestHash, at, result }],
  })),
  { name: 'idempotency/by-id', parameters: { id: 'nobody\tkey 1' }, rows: [] },
  ...['ct:city/alba', 'ct:programme/network', 'ct:city/nowhere'].map((id) => ({
    name: 'relationship/of-entity',
    parameters: { id, limit: 500 },
    rows: sortedBy(
      relationships.filter(({ from, to }) => from === id || to === id),
      (one) => one.id,
    ).map((relationship) => ({ relationship })),
  })),
  ...Object.values(RelationshipType).flatMap((type) =>
    relationships
      .filter((one) => one.type === type)
      .slice(0, 1)
      // Both ways: it leads one way alone.
      .flatMap(({ from, to }) => [
        { from, to },
        { from: to, to: from },
      ])
      .map(({ from, to }) => ({
        name: 'relationship/between-pairs',
        variant: { type },
        parameters: { rows: [{ from, to }] },
        rows: sortedBy(
          relationships.filter((one) => one.type === type && one.from === from && one.to === to),
          ({ id }) => id,
        ).map((relationship) => ({ relationship })),
      })),
  ),
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
    name: 'entity/by-wikidata-ids',
    parameters: { wikidataIds: ['Q101', 'Q103', 'Q999'], limit: 10 },
    rows: [
      { wikidataId: 'Q101', id: 'ct:city/alba' },
      { wikidataId: 'Q101', id: 'ct:organisation/council' },
      { wikidataId: 'Q103', id: 'ct:city/cork' },
      { wikidataId: 'Q103', id: 'ct:city/dole' },
    ],
  },
  {
    name: 'entity/named',
    parameters: { keys: ['alba', 'cork', 'unused'], type: 'City', limit: 10 },
    rows: [
      { key: 'alba', id: 'ct:city/alba' },
      { key: 'alba', id: 'ct:city/dole' },
      { key: 'cork', id: 'ct:city/cork' },
    ],
  },
  {
    name: 'entity/told-apart',
    parameters: { ids: ['ct:city/alba', 'ct:city/cork', 'ct:city/nowhere'] },
    rows: [
      {
        ...{ id: 'ct:city/alba', type: 'City', name: 'Alba', names: null, nameKeys: ['alba', 'alba pompeia'] },
        ...{ kind: 'CITY', population: 31_000, latitude: 44.7, longitude: 8.03, geonamesId: null },
        // Once, though there are two countries of that code.
        countries: ['IT'],
      },
      {
        ...{ id: 'ct:city/cork', type: 'City', name: null, names: null, nameKeys: null, kind: null },
        ...{ population: null, latitude: null, longitude: null, geonamesId: null, countries: ['IE'] },
      },
    ],
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
    name: 'entity/identities',
    parameters: { ids: ['ct:city/cork', 'ct:event/gala', 'ct:city/no', 'ct:city/alba'], edition: firstEdition },
    rows: ['ct:city/cork', 'ct:event/gala', 'ct:city/alba'].map((id) => identity(id, firstEdition)),
  },
  {
    name: 'entity/identities-by-wikidata-ids',
    parameters: { wikidataIds: ['Q101', 'Q103', 'Q999'], edition: secondEdition },
    rows: ['ct:city/alba', 'ct:organisation/council', 'ct:city/cork', 'ct:city/dole'].map((id) => ({
      wikidataId: known(id)['wikidataId'],
      ...identity(id, secondEdition),
    })),
  },
  {
    name: 'search/degrees',
    rows: entities.map(({ id }) => ({ id, degree: degree(id) })).filter((row) => row.degree > 0),
  },
  {
    name: 'search/documents',
    rows: entities.map(
      ({ id, type, nameKeys = null, description = null, wikidataId = null, mergedIds: ids = null }) => ({
        id,
        type,
        nameKeys,
        description,
        wikidataId,
        mergedIds: ids,
      }),
    ),
  },
  { name: 'source/by-ids', parameters: { ids: ['ct:source/first', 'ct:source/no'] }, rows: [{ source: sources[0] }] },
  { name: 'source/count', rows: [{ count: 3 }] },
  { name: 'entity/any', rows: entities.map(({ id }) => ({ id })), picks: 1 },
]

export const readCases: readonly StatementCase[] = [
  ...listCases,
  ...projectionCases,
  ...extractCases,
  ...editionCases,
  ...rest,
]
