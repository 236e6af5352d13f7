import { relationshipRules } from '../../src/domain/attributes.js'
import { formatRelationshipId } from '../../src/domain/ids.js'
import { EntityType, RelationshipType } from '../../src/domain/vocabulary.js'
import type { Engine, Parameters, Row } from '../../src/engine/engine.js'
import { createdEntity, createdRelationship } from '../../src/graph/filters/created-cells.js'
import type { Statements } from '../../src/graph/statements.js'

/** A small graph of which every node is written down here, so that answers can be worked out by hand. */
export interface KnownEntity {
  readonly id: string
  readonly type: EntityType
  readonly sortKey: string
  readonly [property: string]: string | number | readonly string[]
}

export interface KnownRelationship {
  readonly id: string
  readonly type: RelationshipType
  readonly from: string
  readonly to: string
  readonly key: string
  readonly [property: string]: string | number | readonly string[]
}

export const firstEdition = 'ct:edition/first/aaaaaaaaaaaa'
export const secondEdition = 'ct:edition/second/bbbbbbbbbbbb'

const entity = (
  id: string,
  type: EntityType,
  citeEditions: readonly string[],
  more: Readonly<Record<string, string | number | readonly string[]>> = {},
): KnownEntity => ({ id, type, sortKey: `${id.split('/')[1] ?? id}\t${id}`, citeEditions, revision: 1, ...more })

export const entities: readonly KnownEntity[] = [
  entity('ct:city/alba', 'City', [firstEdition], {
    wikidataId: 'Q101',
    name: 'Alba',
    nameKeys: ['alba', 'alba pompeia'],
    description: 'A town on the Tanaro.',
    kind: 'CITY',
    latitude: 44.7,
    longitude: 8.03,
    population: 31_000,
    mergedIds: ['ct:city/alba-2', 'wd:Q104'],
  }),
  entity('ct:city/brno', 'City', [firstEdition, secondEdition], {
    wikidataId: 'Q102',
    nameKeys: ['brno'],
    geonamesId: 7,
  }),
  entity('ct:city/cork', 'City', [secondEdition], { wikidataId: 'Q103' }),
  // The same item and the same sort key but for the id: what a slip in a source makes.
  entity('ct:city/dole', 'City', [secondEdition], { wikidataId: 'Q103' }),
  entity('ct:country/italy', 'Country', [firstEdition], { name: 'Italy', code: 'IT' }),
  entity('ct:country/italia', 'Country', [secondEdition], { code: 'IT' }),
  entity('ct:country/ireland', 'Country', [secondEdition], { code: 'IE' }),
  entity('ct:university/unialba', 'University', [firstEdition]),
  entity('ct:university/unibrno', 'University', [firstEdition]),
  entity('ct:organisation/council', 'Organisation', [firstEdition], { wikidataId: 'Q101' }),
  entity('ct:organisation/bureau', 'Organisation', [firstEdition]),
  entity('ct:programme/network', 'Programme', [firstEdition]),
  entity('ct:programme/alliance', 'Programme', [firstEdition]),
  entity('ct:event/feast', 'Event', [firstEdition], { statedParticipants: 9 }),
  entity('ct:event/gala', 'Event', [firstEdition], { statedParticipants: 1 }),
  entity('ct:event/hike', 'Event', [firstEdition], { statedParticipants: 5 }),
  entity('ct:event/idle', 'Event', [firstEdition]),
  entity('ct:agreement/accord', 'Agreement', [firstEdition]),
  entity('ct:agreement/treaty', 'Agreement', [firstEdition]),
  entity('ct:document/guide', 'Document', [firstEdition]),
  entity('ct:document/map', 'Document', [secondEdition]),
]

const idsOf = (types: readonly EntityType[]): string[] =>
  entities.filter(({ type }) => types.includes(type)).map(({ id }) => id)

const relationship = (
  type: RelationshipType,
  from: string,
  to: string,
  key: string,
  more: Readonly<Record<string, string | readonly string[]>> = {},
): KnownRelationship => {
  const citeEditions = type === 'TWINNED_WITH' ? [secondEdition] : [firstEdition]
  return { id: formatRelationshipId({ type, from, to, key }), type, from, to, key, citeEditions, revision: 1, ...more }
}

/** Of every type one from each thing it may start at to each it may end at, where ends are not the same. */
const spread = Object.keys(RelationshipType)
  .map((type) => type as RelationshipType)
  .flatMap((type) => {
    const { from, to, discriminator, undirected } = relationshipRules[type]
    const value = discriminator && Object.keys(discriminator.values)[0]
    return idsOf(from).flatMap((start) =>
      idsOf(to)
        .filter((end) => (undirected ? start < end : start !== end))
        .map((end) => relationship(type, start, end, value === undefined ? '0' : `${value}-0`)),
    )
  })
  .filter(({ type }) => type !== 'PARTICIPATED_IN' && type !== 'IN_COUNTRY')

export const relationships: readonly KnownRelationship[] = [
  ...spread,
  // A second tie between the same two, after a first has ended.
  relationship('TWINNED_WITH', 'ct:city/alba', 'ct:city/brno', 'TWINNING-1', {
    status: 'ENDED',
    sinceEarliest: '1990-01-01',
    sinceLatest: '1990-12-31',
    untilEarliest: '2001-05-01',
    untilLatest: '2001-05-31',
    citeClaimants: ['ct:city/brno', ''],
  }),
  relationship('SIGNED', 'ct:city/alba', 'ct:agreement/accord', '1', {
    onEarliest: '2022-06-10',
    onLatest: '2022-06-10',
  }),
  relationship('TWINNED_WITH', 'ct:city/alba', 'ct:city/cork', 'FRIENDSHIP-0', { oneSidedId: 'one' }),
  relationship('TWINNED_WITH', 'ct:city/brno', 'ct:city/dole', 'FRIENDSHIP-0', { oneSidedId: 'two' }),
  // Nine are stated, three listed; one is stated, one listed; five are stated, only a host is listed.
  relationship('PARTICIPATED_IN', 'ct:city/alba', 'ct:event/feast', 'PARTICIPANT-0', { role: 'PARTICIPANT' }),
  relationship('PARTICIPATED_IN', 'ct:city/alba', 'ct:event/feast', 'PARTICIPANT-1', { role: 'PARTICIPANT' }),
  relationship('PARTICIPATED_IN', 'ct:city/brno', 'ct:event/feast', 'PARTICIPANT-0', { role: 'PARTICIPANT' }),
  relationship('PARTICIPATED_IN', 'ct:city/cork', 'ct:event/feast', 'PARTICIPANT-0', { role: 'PARTICIPANT' }),
  relationship('PARTICIPATED_IN', 'ct:city/dole', 'ct:event/feast', 'HOST-0', { role: 'HOST' }),
  relationship('PARTICIPATED_IN', 'ct:city/alba', 'ct:event/gala', 'PARTICIPANT-0', { role: 'PARTICIPANT' }),
  relationship('PARTICIPATED_IN', 'ct:city/alba', 'ct:event/hike', 'HOST-0', { role: 'HOST' }),
  relationship('PARTICIPATED_IN', 'ct:city/brno', 'ct:event/idle', 'PARTICIPANT-0', { role: 'PARTICIPANT' }),
  relationship('IN_COUNTRY', 'ct:city/alba', 'ct:country/italy', '0'),
  relationship('IN_COUNTRY', 'ct:city/alba', 'ct:country/italia', '0'),
  relationship('IN_COUNTRY', 'ct:city/dole', 'ct:country/italy', '0'),
  relationship('IN_COUNTRY', 'ct:city/cork', 'ct:country/ireland', '0'),
]

/** Name keys: `alba` is borne by two cities and a programme, `unused` by none. */
export const nameKeys: readonly { readonly id: string; readonly key: string }[] = [
  { id: 'ct:city/alba', key: 'alba' },
  { id: 'ct:city/alba', key: 'alba pompeia' },
  { id: 'ct:city/dole', key: 'alba' },
  { id: 'ct:city/cork', key: 'cork' },
  { id: 'ct:programme/network', key: 'alba' },
]

export const sources: readonly { readonly id: string; readonly [property: string]: string }[] = [
  'first',
  'second',
  'third',
].map((slug) => ({ id: `ct:source/${slug}`, title: slug, licence: 'none', sortKey: `${slug}\tct:source/${slug}` }))

export const editions = [
  [firstEdition, 'ct:source/first', '2026-01-01T00:00:00.000Z'],
  [secondEdition, 'ct:source/second', '2026-01-03T00:00:00.000Z'],
  ['ct:edition/second/cccccccccccc', 'ct:source/second', '2026-01-02T00:00:00.000Z'],
  // What is said by hand.
  ['ct:edition/first/000000000000', 'ct:source/first', '2026-01-04T00:00:00.000Z'],
].map(([id = '', source = '', importedAt = '']) => ({
  id,
  source,
  importedAt,
  checksum: id.slice(-12),
  status: id.endsWith('cccccccccccc') ? 'LOADING' : 'CURRENT',
}))

const claim = (about: string, attribute: string, position: number) => ({
  about,
  attribute,
  position,
  value: String(position),
  ...(position === 0 ? { disputeId: `${about}\t${attribute}` } : {}),
})
export const claims = [
  ...[0, 1].map((position) => claim('ct:city/alba', 'population', position)),
  ...[0, 1, 2].map((position) => claim('ct:city/alba', 'kind', position)),
  ...[0, 1].map((position) => claim('ct:city/brno', 'kind', position)),
]

export const changes = [1, 2, 3].map((seq) => ({
  seq,
  at: '2026',
  actor: seq === 2 ? 'b' : 'a',
  reason: 'r',
  touched: seq === 3 ? ['x', 'y'] : ['x'],
  removed: seq === 2 ? ['y'] : [],
}))

/** What is kept of changes by hand: of alba twice, and of what is gone. */
export const revisions = ['ct:city/alba', 'ct:city/alba', 'ct:city/gone'].map((about, i) => ({
  about,
  type: 'City',
  seq: i + 1,
  before: '[]',
  after: '[]',
}))

/** What was merged: two things into alba, one into cork. */
export const mergedIds: readonly { readonly id: string; readonly into: string }[] = [
  { id: 'ct:city/alba-2', into: 'ct:city/alba' },
  { id: 'wd:Q104', into: 'ct:city/alba' },
  { id: 'ct:city/cork-2', into: 'ct:city/cork' },
  // It is there itself.
  { id: 'ct:city/dole', into: 'ct:city/cork' },
]

export const keptRequests = ['2026-01-01', '2026-01-02', '2026-01-03'].map((day, i) => ({
  id: `actor\tkey ${i}`,
  key: `key ${i}`,
  actor: 'actor',
  at: `${day}T00:00:00.000Z`,
  requestHash: `hash ${i}`,
  result: '{}',
}))
export const accessKeys = [
  { prefix: 'ct_0000000001', hash: '01', name: 'one', roles: ['reader'], createdAt: '2026-01-01T00:00:00.000Z' },
  {
    prefix: 'ct_0000000002',
    hash: '02',
    name: 'two',
    roles: ['editor'],
    createdAt: '2026-01-02T00:00:00.000Z',
    lastUsedAt: '2026-01-05T00:00:00.000Z',
    revokedAt: '2026-01-06T00:00:00.000Z',
  },
  { prefix: 'ct_0000000003', hash: '03', name: 'three', roles: ['admin'], createdAt: '2026-01-03T00:00:00.000Z' },
]

/** Writes it by the statements that the code writes with, into a graph that is empty and migrated. */
export async function createKnownGraph(engine: Engine, statements: Statements): Promise<void> {
  await engine.write(async (transaction) => {
    const run = (name: string, parameters: Parameters, variant = {}, parts = {}): Promise<Row[]> =>
      transaction.run(statements.build(name, variant, parts), parameters)
    for (const label of Object.values(EntityType)) {
      const cells = createdEntity(label)
      const rows = entities.filter(({ type }) => type === label).map((one) => cells.row(one, 1))
      await run('entity/create', { rows }, { label }, { properties: cells.text })
    }
    for (const type of Object.values(RelationshipType)) {
      const cells = createdRelationship(type)
      const rows = relationships.filter((known) => known.type === type).map((one) => cells.row(one, 1))
      await run('relationship/create', { rows }, { type }, { properties: cells.text })
    }
    await run('name/attach', { rows: nameKeys.map(({ id, key }) => [id, key]) })
    for (const source of sources) await run('source/upsert', { source })
    for (const edition of editions) await run('edition/upsert', { edition })
    await run('revision/create', { rows: revisions.map((properties) => ({ properties })) })
    await run('merged/attach', { rows: mergedIds })
    for (const entry of keptRequests) await run('idempotency/upsert', { entry })
    await run('claim/create', { rows: claims.map((properties) => ({ properties })) })
    for (const key of accessKeys) await run('access-key/create', { key })
    // Each engine has steps of its own.
    await transaction.run({ name: 'test/no-steps', text: "MATCH (g:Graph {id: 'graph'}) SET g.schemaSteps = []" })
    for (const change of changes) {
      await run('graph/advance', {})
      await run('change/append', { change })
    }
  })
}
