import { EntityType, RelationshipType } from '../../src/domain/vocabulary.js'
import { createdEntity, createdRelationship } from '../../src/graph/filters/created-cells.js'
import { claims, entities, keptRequests, mergedIds, nameKeys, relationships } from './known-graph.js'
import type { StatementCase } from './statement-case.js'

const entityWrites: StatementCase[] = Object.values(EntityType).map((label) => {
  const cells = createdEntity(label)
  const created = ['ct:city/x', 'ct:city/y'].map((id) => ({ id, type: label, names: ['a', 'b'], revision: 9 }))
  return {
    name: 'entity/create',
    variant: { label },
    parts: { properties: cells.text },
    parameters: { rows: created.map((one) => cells.row(one, 9)) },
    rows: [{ count: 2 }],
    leaves: {
      text: `MATCH (n:Entity:${label}) WHERE n.revision = 9 RETURN properties(n) AS properties ORDER BY n.id`,
      // What a cell has no value for is not there.
      rows: created.map((properties) => ({ properties })),
    },
  }
})

const relationshipWrites: StatementCase[] = Object.values(RelationshipType).flatMap((type) => {
  const cells = createdRelationship(type)
  const created = { from: 'ct:city/cork', to: 'ct:city/dole', id: 'new', citeEditions: ['a'], revision: 9 }
  const all = relationships.filter((one) => one.type === type)
  const [first] = all
  if (!first) throw new Error(`the known graph has no ${type}`)
  const place = { from: first.from, to: first.to, key: first.key }
  const absent = { from: 'ct:city/alba', to: 'ct:city/no', key: '0' }
  return [
    {
      name: 'relationship/create',
      variant: { type },
      parts: { properties: cells.text },
      parameters: {
        rows: [created, { ...created, to: 'ct:city/no', id: 'dangling' }].map((one) => cells.row(one, 9)),
      },
      rows: [{ count: 1 }],
      leaves: {
        text: `MATCH (a)-[r:${type}]->(b) WHERE r.id IN ['new', 'dangling'] RETURN a.id AS a, b.id AS b, properties(r) AS properties`,
        rows: [{ a: 'ct:city/cork', b: 'ct:city/dole', properties: created }],
      },
    },
    {
      name: 'relationship/update',
      variant: { type },
      parameters: { rows: [place, absent].map((row) => ({ ...row, properties: { id: 'changed', key: row.key } })) },
      rows: [{ count: 1 }],
      leaves: {
        // What is not said any more is gone.
        text: `MATCH (a)-[r:${type}]->(b) WHERE r.id = 'changed' RETURN a.id AS a, b.id AS b, properties(r) AS properties`,
        rows: [{ a: first.from, b: first.to, properties: { id: 'changed', key: first.key } }],
      },
    },
    {
      name: 'relationship/delete',
      variant: { type },
      parameters: { rows: [place, absent] },
      rows: [{ count: 1 }],
      leaves: {
        text: `MATCH ()-[r:${type}]->() RETURN count(r) AS count, count(CASE WHEN r.id = '${first.id}' THEN 1 END) AS first`,
        rows: [{ count: all.length - 1, first: 0 }],
      },
    },
  ]
})

const alba = entities.filter(({ id }) => id === 'ct:city/alba')
const albaEnds = relationships.filter(({ from, to }) => from === 'ct:city/alba' || to === 'ct:city/alba').length

export const writeCases: readonly StatementCase[] = [
  ...entityWrites,
  ...relationshipWrites,
  {
    name: 'access-key/create',
    parameters: { key: { prefix: 'ct_0000000004', hash: '04', roles: ['editor', 'researcher'] } },
    rows: [{ prefix: 'ct_0000000004' }],
    leaves: {
      text: "MATCH (k:AccessKey) WHERE k.hash = '04' RETURN properties(k) AS key",
      rows: [{ key: { prefix: 'ct_0000000004', hash: '04', roles: ['editor', 'researcher'] } }],
    },
  },
  ...[
    { prefix: 'ct_0000000001', rows: [{ prefix: 'ct_0000000001' }], at: '2027' },
    // It stays revoked at the time at which it was.
    { prefix: 'ct_0000000002', rows: [], at: '2026-01-06T00:00:00.000Z' },
    { prefix: 'ct_0000000009', rows: [], at: null },
  ].map(({ prefix, rows, at }) => ({
    name: 'access-key/revoke',
    parameters: { prefix, at: '2027' },
    rows,
    leaves: {
      text: `MATCH (k:AccessKey {prefix: '${prefix}'}) RETURN k.revokedAt AS at`,
      rows: at === null ? [] : [{ at }],
    },
  })),
  {
    name: 'access-key/use',
    parameters: {
      uses: ['ct_0000000001', 'ct_0000000002', 'ct_0000000009'].map((prefix) => ({ prefix, at: '2026-01-04' })),
    },
    // The second was used later.
    rows: [{ count: 1 }],
    leaves: {
      text: 'MATCH (k:AccessKey) RETURN k.prefix AS prefix, k.lastUsedAt AS at ORDER BY prefix',
      rows: [
        { prefix: 'ct_0000000001', at: '2026-01-04' },
        { prefix: 'ct_0000000002', at: '2026-01-05T00:00:00.000Z' },
        { prefix: 'ct_0000000003', at: null },
      ],
    },
  },
  {
    name: 'access-key/delete',
    parameters: { prefixes: ['ct_0000000001', 'ct_0000000009'] },
    rows: [{ count: 1 }],
    leaves: {
      text: 'MATCH (k:AccessKey) RETURN k.prefix AS prefix ORDER BY prefix',
      rows: [{ prefix: 'ct_0000000002' }, { prefix: 'ct_0000000003' }],
    },
  },
  {
    name: 'change/append',
    parameters: { change: { seq: 4, touched: ['a', 'b'], removed: [] } },
    rows: [{ seq: 4 }],
    leaves: {
      text: 'MATCH (c:Change) WHERE c.seq > 3 RETURN properties(c) AS change',
      rows: [{ change: { seq: 4, touched: ['a', 'b'], removed: [] } }],
    },
  },
  {
    name: 'claim/create',
    parameters: { rows: [{ properties: { about: 'ct:city/cork', attribute: 'kind', position: 0 } }] },
    rows: [{ count: 1 }],
    leaves: {
      text: "MATCH (c:Claim {about: 'ct:city/cork'}) RETURN c.attribute AS attribute, c.position AS position",
      rows: [{ attribute: 'kind', position: 0 }],
    },
  },
  {
    name: 'claim/delete',
    parameters: { ids: ['ct:city/alba', 'ct:city/no'] },
    rows: [{ count: 5 }],
    leaves: { text: 'MATCH (c:Claim) RETURN count(c) AS count', rows: [{ count: claims.length - 5 }] },
  },
  {
    name: 'edition/upsert',
    parameters: { edition: { id: 'ct:edition/first/aaaaaaaaaaaa', status: 'SUPERSEDED' } },
    rows: [{ id: 'ct:edition/first/aaaaaaaaaaaa' }],
    leaves: {
      text: "MATCH (e:Edition) WHERE e.status = 'SUPERSEDED' RETURN properties(e) AS edition",
      rows: [{ edition: { id: 'ct:edition/first/aaaaaaaaaaaa', status: 'SUPERSEDED' } }],
    },
  },
  {
    name: 'edition/upsert',
    parameters: { edition: { id: 'ct:edition/new/000000000000' } },
    rows: [{ id: 'ct:edition/new/000000000000' }],
    leaves: { text: 'MATCH (e:Edition) RETURN count(e) AS count', rows: [{ count: 5 }] },
  },
  {
    name: 'source/upsert',
    parameters: { source: { id: 'ct:source/first', title: 'other' } },
    rows: [{ id: 'ct:source/first' }],
    leaves: {
      text: "MATCH (s:Source {id: 'ct:source/first'}) RETURN properties(s) AS source",
      rows: [{ source: { id: 'ct:source/first', title: 'other' } }],
    },
  },
  {
    name: 'source/upsert',
    parameters: { source: { id: 'ct:source/new', title: 'new' } },
    rows: [{ id: 'ct:source/new' }],
    leaves: { text: 'MATCH (s:Source) RETURN count(s) AS count', rows: [{ count: 4 }] },
  },
  {
    name: 'entity/update',
    parameters: { rows: ['ct:city/alba', 'ct:city/no'].map((id) => ({ id, properties: { id, note: 'x' } })) },
    rows: [{ count: 1 }],
    leaves: {
      // Everything is replaced; labels and relationships stay.
      text: 'MATCH (n:City) WHERE n.note IS NOT NULL MATCH (n)-[r]-(:Entity) RETURN properties(n) AS entity, count(r) AS ties',
      rows: alba.map(({ id }) => ({ entity: { id, note: 'x' }, ties: albaEnds })),
    },
  },
  {
    name: 'entity/delete',
    parameters: { ids: ['ct:city/alba', 'ct:city/no'] },
    rows: [{ count: 1 }],
    leaves: {
      text: 'MATCH (n:Entity) OPTIONAL MATCH (n)-[r]->() WITH n, count(r) AS ties RETURN count(n) AS nodes, sum(ties) AS ties',
      rows: [
        {
          nodes: entities.length - 1,
          ties: relationships.length - albaEnds + nameKeys.filter(({ id }) => id !== 'ct:city/alba').length,
        },
      ],
    },
  },
  {
    name: 'graph/advance',
    rows: [{ seq: 4 }],
    leaves: { text: "MATCH (g:Graph {id: 'graph'}) RETURN g.seq AS seq", rows: [{ seq: 4 }] },
  },
  {
    name: 'revision/create',
    parameters: { rows: [{ properties: { about: 'ct:city/cork', seq: 4 } }, { properties: { about: 'x', seq: 4 } }] },
    rows: [{ count: 2 }],
    leaves: {
      text: 'MATCH (r:Revision) WHERE r.seq > 3 RETURN r.about AS about',
      rows: [{ about: 'ct:city/cork' }, { about: 'x' }],
    },
  },
  ...['actor\tkey 1', 'actor\tkey 9'].map((id) => ({
    name: 'idempotency/upsert',
    parameters: { entry: { id, at: '2027' } },
    rows: [{ id }],
    leaves: {
      // What was kept under the key is replaced.
      text: "MATCH (i:Idempotency) WHERE i.at = '2027' RETURN properties(i) AS entry",
      rows: [{ entry: { id, at: '2027' } }],
    },
  })),
  ...[10, 1].map((limit) => ({
    name: 'idempotency/prune',
    parameters: { before: '2026-01-03T00:00:00.000Z', limit },
    rows: [{ count: Math.min(limit, 2) }],
    leaves: {
      text: 'MATCH (i:Idempotency) RETURN i.key AS key ORDER BY key',
      rows: keptRequests.slice(Math.min(limit, 2)).map(({ key }) => ({ key })),
    },
  })),
  {
    name: 'idempotency/forget-actor',
    parameters: { actor: 'actor' },
    rows: [{ count: 3 }],
    leaves: { text: 'MATCH (i:Idempotency) RETURN count(i) AS count', rows: [{ count: 0 }] },
  },
  {
    name: 'change/forget-actor',
    parameters: { actor: 'a', pseudonym: 'forgotten:0' },
    rows: [{ count: 2 }],
    leaves: {
      text: 'MATCH (c:Change) RETURN c.seq AS seq, c.actor AS actor ORDER BY seq',
      rows: [
        { seq: 1, actor: 'forgotten:0' },
        { seq: 2, actor: 'b' },
        { seq: 3, actor: 'forgotten:0' },
      ],
    },
  },
  {
    name: 'merged/attach',
    parameters: {
      rows: [
        { id: 'ct:city/cork-2', into: 'ct:city/brno' },
        { id: 'ct:city/new', into: 'ct:city/brno' },
      ],
    },
    rows: [{ count: 2 }],
    leaves: {
      // An id leads to one thing.
      text: 'MATCH (m:MergedId) RETURN m.id AS id, m.into AS into',
      rows: [
        ...mergedIds.filter(({ id }) => id !== 'ct:city/cork-2'),
        { id: 'ct:city/cork-2', into: 'ct:city/brno' },
        { id: 'ct:city/new', into: 'ct:city/brno' },
      ],
    },
  },
  {
    name: 'merged/detach',
    parameters: { ids: ['ct:city/alba', 'ct:city/nowhere'] },
    rows: [{ count: 2 }],
    leaves: {
      text: 'MATCH (m:MergedId) RETURN m.id AS id, m.into AS into',
      rows: mergedIds.filter(({ into }) => into === 'ct:city/cork'),
    },
  },
  {
    name: 'merged/forget',
    parameters: { ids: ['wd:Q104', 'ct:city/nowhere'] },
    rows: [{ count: 1 }],
    leaves: {
      text: 'MATCH (m:MergedId) RETURN m.id AS id, m.into AS into',
      rows: mergedIds.filter(({ id }) => id !== 'wd:Q104'),
    },
  },
  {
    name: 'graph/migrated',
    parameters: { version: 6, steps: ['0001-first a', '0002-second b'] },
    rows: [{ schemaVersion: 6 }],
    leaves: {
      text: "MATCH (g:Graph {id: 'graph'}) RETURN g.seq AS seq, g.schemaVersion AS version, g.schemaSteps AS steps",
      rows: [{ seq: 3, version: 6, steps: ['0001-first a', '0002-second b'] }],
    },
  },
  {
    name: 'graph/migrated',
    parameters: { version: 4, steps: ['0001-first a'] },
    rows: [],
    leaves: {
      text: "MATCH (g:Graph {id: 'graph'}) RETURN g.seq AS seq, g.schemaVersion AS version, g.schemaSteps AS steps",
      rows: [{ seq: 3, version: 5, steps: [] }],
    },
  },
  {
    name: 'graph/await-turn',
    rows: [{ holder: '' }],
    leaves: {
      text: "MATCH (t:Graph {id: 'turn'}) RETURN t.holder AS holder, t.asked AS asked",
      rows: [{ holder: '', asked: true }],
    },
  },
  {
    name: 'graph/await-turn',
    before: "MATCH (t:Graph {id: 'turn'}) SET t.holder = 'another'",
    rows: [{ holder: 'another' }],
    leaves: { text: "MATCH (t:Graph {id: 'turn'}) RETURN t.holder AS holder", rows: [{ holder: 'another' }] },
  },
  {
    name: 'graph/give-turn',
    parameters: { holder: 'another' },
    rows: [{ holder: 'another' }],
    leaves: { text: "MATCH (t:Graph {id: 'turn'}) RETURN t.holder AS holder", rows: [{ holder: 'another' }] },
  },
  {
    name: 'name/attach',
    parameters: {
      rows: [
        ['ct:city/brno', 'alba'],
        ['ct:city/brno', 'brunn'],
        ['ct:city/no', 'nowhere'],
      ],
    },
    rows: [{ count: 2 }],
    leaves: {
      // The key that two share is one node, and no key is made for nobody.
      text: 'MATCH (k:Name) OPTIONAL MATCH (k)<-[r:NAMED]-() WITH k, count(r) AS bearers RETURN k.key AS key, bearers ORDER BY key',
      rows: [
        { key: 'alba', bearers: 4 },
        { key: 'alba pompeia', bearers: 1 },
        { key: 'brunn', bearers: 1 },
        { key: 'cork', bearers: 1 },
      ],
    },
  },
  {
    name: 'name/detach',
    parameters: { ids: ['ct:city/alba', 'ct:city/brno'] },
    rows: [{ count: 2 }],
    leaves: {
      text: 'MATCH (n)-[:NAMED]->(k:Name) RETURN n.id AS id, k.key AS key',
      rows: nameKeys.filter(({ id }) => id !== 'ct:city/alba').map(({ id, key }) => ({ id, key })),
    },
  },
  {
    name: 'name/prune',
    // One that others bear still, two that nobody bears any more, one that is not there; `cork` is not asked about.
    before: "MATCH (n:City)-[r:NAMED]->() WHERE n.id IN ['ct:city/alba', 'ct:city/cork'] DELETE r",
    parameters: { keys: ['alba', 'alba pompeia', 'no such key'] },
    rows: [{ count: 1 }],
    leaves: {
      text: 'MATCH (k:Name) RETURN k.key AS key ORDER BY key',
      rows: [{ key: 'alba' }, { key: 'cork' }],
    },
  },
]
