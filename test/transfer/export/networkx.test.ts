import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { openEngine } from '../../../src/compose.js'
import { EntityType, RelationshipType } from '../../../src/domain/vocabulary.js'
import type { Graph } from '../../../src/graph/graph.js'
import { importEdges } from '../../../src/transfer/edges/import-edges.js'
import { embedded, openGraph, sharedData, temporaryFolder } from '../../support/engines.js'
import { askPython, providePython } from '../../support/python.js'
import { asXmlHolds, hostileFile, hostileTexts } from './hostile.js'
import { awkward, exported, loadSample, sampleCounts } from './sample-graph.js'

/** Files as other programs open them: NetworkX, with its readers of GraphML and GEXF and, through pydot, of DOT. */

const python = await providePython('opening exports with NetworkX')
const withPython = python === null ? test.skip : test

type Data = Readonly<Record<string, unknown>>
interface Read {
  readonly directed: boolean
  readonly multigraph: boolean
  readonly graph: Data
  readonly nodes: readonly (readonly [string, Data])[]
  readonly edges: readonly (readonly [string, string, string | null, Data])[]
}

const program = `
import json, sys
import networkx as nx
kind, path = sys.argv[1:]
read = {'graphml': nx.read_graphml, 'gexf': nx.read_gexf, 'dot': nx.nx_pydot.read_dot}[kind]
graph = read(path)
edges = list(graph.edges(keys=True, data=True)) if graph.is_multigraph() else [(a, b, None, d) for a, b, d in graph.edges(data=True)]
known = {key: value for key, value in graph.graph.items() if isinstance(value, str)}
json.dump({'directed': graph.is_directed(), 'multigraph': graph.is_multigraph(), 'graph': known,
           'nodes': list(graph.nodes(data=True)), 'edges': edges}, sys.stdout)
`

let folder: ReturnType<typeof temporaryFolder>
beforeAll(() => {
  folder = temporaryFolder()
})
afterAll(() => folder.remove())

function opened(kind: string, content: string | Buffer): Promise<Read> {
  const path = join(folder.path, `graph.${kind}`)
  writeFileSync(path, content)
  return askPython<Read>(python ?? '', program, kind, path)
}

describe('the sample', () => {
  let graph: Graph
  beforeAll(async () => {
    graph = await openGraph(() => openEngine(embedded))
    await loadSample(graph)
  })
  afterAll(() => graph.engine.close())

  for (const kind of ['graphml', 'gexf'] as const)
    withPython(`opens from ${kind} with typed attributes and parallel ties`, async () => {
      const read = await opened(kind, await exported(graph, kind))
      expect(read).toMatchObject({ directed: true, multigraph: true })
      expect(read.nodes).toHaveLength(sampleCounts.entities)
      expect(read.edges).toHaveLength(sampleCounts.relationships)
      const nodes = new Map(read.nodes)
      expect(nodes.get('ct:city/suva')).toMatchObject({
        name: 'suva',
        type: 'City',
        population: 93_970,
        latitude: -18.14161,
        longitude: 178.44149,
        sources: 'ct:source/first ct:source/second',
      })
      expect(nodes.get('ct:city/awkward')).toMatchObject({
        name: awkward[0],
        region: awkward[4],
        description: awkward[5],
      })
      expect(String(nodes.get('ct:city/awkward')?.['aliases'])).toContain(awkward[8])
      expect(nodes.get('ct:event/feast')).toMatchObject({ start: '2022-05', end: 'XXXX-09-21', statedParticipants: 9 })
      expect(new Set(read.nodes.map(([, { type }]) => type))).toEqual(new Set(Object.keys(EntityType)))
      expect(new Set(read.edges.map(([, , , { type }]) => type))).toEqual(new Set(Object.keys(RelationshipType)))
      const parallel = read.edges.filter(([a, b]) => a === 'ct:city/apia' && b === 'ct:city/suva')
      expect(parallel.map(([, , key]) => key).sort()).toEqual(
        ['FRIENDSHIP-0', 'TWINNING-0', 'TWINNING-1'].map((key) => `rel:TWINNED_WITH~ct:city/apia~ct:city/suva~${key}`),
      )
      const [, , , first] = parallel.find(([, , key]) => key?.endsWith('TWINNING-0')) ?? []
      expect(first).toMatchObject({
        undirected: true,
        kind: 'TWINNING',
        ordinal: 0,
        since: '196X',
        until: '2001-05',
        status: 'ENDED',
        claimants: 'ct:city/suva ct:city/apia',
      })
      for (const [, , , { type, undirected }] of read.edges) expect(undirected).toBe(type === 'TWINNED_WITH')
    })

  withPython('says in GraphML what it is, and from where', async () => {
    const { graph: about } = await opened(
      'graphml',
      await exported(graph, 'graphml', { question: { entities: ['City'] } }),
    )
    expect(about).toMatchObject({ graphVersion: String(await graph.log.head()), filters: '{"entities":["City"]}' })
    expect(String(about['sources']).split('\n')).toHaveLength(sampleCounts.sources)
    expect(about['sources']).toContain('first, licence: none (ct:source/first)')
  })

  withPython('opens from DOT', async () => {
    const read = await opened('dot', await exported(graph, 'dot'))
    expect(read).toMatchObject({ directed: true, multigraph: true })
    expect(read.nodes).toHaveLength(sampleCounts.entities)
    expect(read.edges).toHaveLength(sampleCounts.relationships)
  })

  withPython('with nothing in it is a graph without nodes', async () => {
    const empty = { question: { cities: { name: { eq: 'nobody' } }, entities: ['City'] as const } }
    for (const kind of ['graphml', 'gexf'] as const) {
      const read = await opened(kind, await exported(graph, kind, empty))
      expect([read.nodes, read.edges]).toEqual([[], []])
    }
  })
})

describe('hostile names', () => {
  const texts = hostileTexts(500)

  for (const kind of ['graphml', 'gexf'] as const)
    withPython(`come out of ${kind} as they went in, but for what XML cannot hold`, async () => {
      const read = await opened(kind, await hostileFile(kind, texts))
      expect(read.nodes.map(([, { description }]) => description)).toEqual(texts.map(asXmlHolds))
      expect(read.nodes.map(([, { region }]) => region)).toEqual(texts.map(asXmlHolds))
      expect(read.edges).toHaveLength(texts.length - 1)
    })

  withPython('make no node and no edge of their own in DOT', async () => {
    const read = await opened('dot', await hostileFile('dot', texts))
    expect(read.nodes.map(([id]) => id)).toEqual(texts.map((_, i) => `ct:city/${String(i).padStart(4, '0')}`))
    expect(read.edges).toHaveLength(texts.length - 1)
    for (const [, data] of read.nodes)
      expect(Object.keys(data).sort()).toEqual(Object.keys(read.nodes[0]?.[1] ?? {}).sort())
  })
})

describe('the data of Wikidata', () => {
  const data = join(sharedData, 'wikidata-p190-2016')
  const isThere = existsSync(join(data, 'relations.tsv'))
  if (!isThere)
    process.stdout.write(`\nSkipped: exports of Wikidata's data, for there is no ${data} (see CITYTIES_SHARED_DATA)\n`)
  const withData = isThere ? withPython : test.skip

  withData(
    'has 10,055 cities and 17,401 twinnings in every reader',
    async () => {
      const graph = await openGraph(() => openEngine(embedded))
      await importEdges(graph, { edges: join(data, 'relations.tsv'), labels: join(data, 'names.tsv') })
      for (const kind of ['graphml', 'gexf'] as const) {
        const read = await opened(kind, await exported(graph, kind))
        expect([kind, read.nodes.length, read.edges.length]).toEqual([kind, 10_055, 17_401])
        const oneSided = read.edges.filter(([, , , { claimants }]) => String(claimants).split(' ').length === 1)
        expect(oneSided).toHaveLength(624)
      }
      await graph.engine.close()
    },
    300_000,
  )
})
