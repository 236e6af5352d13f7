import { RelationshipType } from '../../src/domain/vocabulary.js'
import type { Row } from '../../src/engine/engine.js'
import { entities, type KnownEntity, type KnownRelationship, relationships } from './known-graph.js'
import type { StatementCase } from './statement-case.js'

/** The cases of what the projection is built from. */

const nodeRow = (one: KnownEntity): Row => {
  const orNull = (property: string): unknown => one[property] ?? null
  return {
    id: one.id,
    name: orNull('name'),
    type: one.type,
    kind: orNull('kind'),
    latitude: orNull('latitude'),
    longitude: orNull('longitude'),
    population: orNull('population'),
    wikidataId: orNull('wikidataId'),
    code: orNull('code'),
    mergedIds: orNull('mergedIds'),
  }
}

const edgeRow = (one: KnownRelationship): Row => ({
  type: one.type,
  from: one.from,
  to: one.to,
  key: one.key,
  status: one['status'] ?? null,
  startEarliest: one['sinceEarliest'] ?? one['onEarliest'] ?? null,
  startLatest: one['sinceLatest'] ?? one['onLatest'] ?? null,
  endEarliest: one['untilEarliest'] ?? null,
  endLatest: one['untilLatest'] ?? null,
  fromClaims: ((one['citeClaimants'] ?? []) as readonly string[]).includes(one.from),
  toClaims: ((one['citeClaimants'] ?? []) as readonly string[]).includes(one.to),
})

const some = entities.filter(({ id }) => ['ct:city/alba', 'ct:country/italy'].includes(id))

export const projectionCases: readonly StatementCase[] = [
  { name: 'projection/nodes', rows: entities.map(nodeRow) },
  {
    name: 'projection/nodes-by-ids',
    parameters: { ids: ['ct:city/alba', 'ct:country/italy', 'ct:city/no'] },
    rows: some.map(nodeRow),
  },
  { name: 'projection/edges', rows: relationships.map(edgeRow) },
  ...Object.values(RelationshipType).flatMap((type): StatementCase[] => {
    const all = relationships.filter((one) => one.type === type)
    const asked = all.slice(-3)
    return [
      {
        name: 'projection/edges-by-keys',
        variant: { type },
        parameters: {
          rows: [
            ...asked.map(({ from, to, key }) => ({ from, to, key })),
            { from: 'ct:city/alba', to: 'ct:city/no', key: '0' },
          ],
        },
        rows: asked.map(edgeRow),
      },
    ]
  }),
]
