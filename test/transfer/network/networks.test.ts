import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { limits } from '../../../src/limits.js'
import { GexfParser } from '../../../src/transfer/gexf/gexf-parser.js'
import { GraphmlParser } from '../../../src/transfer/graphml/graphml-parser.js'
import { withInput } from '../../../src/transfer/import/input.js'
import type { Row } from '../../../src/transfer/import/row.js'
import { readMapping } from '../../../src/transfer/mapping/read-mapping.js'
import { type NetworkWords, networkMapping } from '../../../src/transfer/network/network-mapping.js'
import { columnsOf, networkReader } from '../../../src/transfer/network/network-reader.js'
import { temporaryFolder } from '../../support/engines.js'
import { outcomes, readRows } from '../read-rows.js'

const folder = temporaryFolder()
afterAll(() => folder.remove())

const parsers = { graphml: () => new GraphmlParser(), gexf: () => new GexfParser() }

/** The rows of a file by what its attributes are called. */
async function read(format: keyof typeof parsers, file: string | Uint8Array, words: NetworkWords = {}): Promise<Row[]> {
  const path = join(folder.path, 'network')
  writeFileSync(path, file)
  const columns = await withInput(path, (input) => columnsOf(parsers[format], input))
  const mapping = readMapping(networkMapping(columns, words, 'net'), (at) => at.join('.'))
  return readRows(folder.path, file, networkReader(parsers[format], mapping))
}
const facts = (rows: readonly Row[]) => rows.flatMap(({ entities, relationships }) => [...entities, ...relationships])

const graphml = (inner: string, keys = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">${keys}<graph edgedefault="undirected">${inner}</graph></graphml>`
const gexf = (nodes: string, edges: string, attributes = '', graph = ''): string =>
  `<gexf xmlns="http://gexf.net/1.3" version="1.3"><graph ${graph}>${attributes}<nodes>${nodes}</nodes><edges>${edges}</edges></graph></gexf>`

const twinning = (from: string, to: string) => ({ type: 'TWINNED_WITH', from, to })
const city = (id: string, name?: string) => ({
  type: 'City',
  id,
  ...(id.startsWith('wd:') ? { wikidataId: id.slice(3) } : {}),
  ...(name === undefined ? {} : { names: { und: [name] } }),
})

describe('GraphML', () => {
  test('nodes are cities, edges twinnings; what a node is called makes an id where there is none', async () => {
    const rows = await read(
      'graphml',
      graphml('<node id="Q1"/><node id="Iași"/><edge id="e" source="Q1" target="Iași"/>'),
    )
    expect(facts(rows)).toEqual([
      city('wd:Q1'),
      city('ct:city/net-iasi', 'Iași'),
      twinning('wd:Q1', 'ct:city/net-iasi'),
    ])
    expect(rows.map(({ place }) => place)).toEqual(['node Q1', 'node Iași', 'edge e'])
  })

  const keys =
    '<key id="k1" for="node" attr.name="label" attr.type="string"/><key id="k2" for="node" attr.name="wikidata" attr.type="string"/>' +
    '<key id="k3" for="node" attr.name="population" attr.type="double"><default>7</default></key>' +
    '<key id="k4" for="node" attr.name="lat" attr.type="double"/><key id="k5" for="node" attr.name="lng" attr.type="double"/>' +
    '<key id="k6" for="edge" attr.name="since" attr.type="int"/>'

  test('attributes by their usual names, with their defaults', async () => {
    const nodes =
      '<node id="a"><data key="k1">Torino &amp; <![CDATA[<co>]]></data><data key="k2">Q495</data><data key="k3">8.4E5</data><data key="k4">45.1</data><data key="k5">7.7</data></node><node id="b"><data key="k1"> Lyon\n</data><data key="other">x</data></node>'
    const rows = await read(
      'graphml',
      graphml(`${nodes}<edge source="a" target="b"><data key="k6">1953</data></edge>`, keys),
    )
    expect(facts(rows)).toEqual([
      { ...city('wd:Q495', 'Torino & <co>'), population: 840_000, location: { latitude: 45.1, longitude: 7.7 } },
      { ...city('ct:city/net-b', 'Lyon'), population: 7 },
      { ...twinning('wd:Q495', 'ct:city/net-b'), since: '1953' },
    ])
  })

  test('attributes that the caller names', async () => {
    const declared = '<key id="n" for="node" attr.name="shown"/><key id="i" for="node" attr.name="code"/>'
    const nodes =
      '<node id="1"><data key="n">EC2U</data><data key="i">ct:programme/ec2u</data></node><node id="2"><data key="n">X</data><data key="i">x 2</data></node>'
    const rows = await read('graphml', graphml(`${nodes}<edge source="1" target="2"/>`, declared), {
      name: 'shown',
      id: 'code',
      entity: 'Programme',
      relationship: 'PART_OF',
    })
    expect(facts(rows)).toEqual([
      { type: 'Programme', id: 'ct:programme/ec2u', names: { und: ['EC2U'] } },
      { type: 'Programme', id: 'ct:programme/net-x-2', names: { und: ['X'] } },
      { type: 'PART_OF', from: 'ct:programme/ec2u', to: 'ct:programme/net-x-2' },
    ])
  })

  test('nodes that are looked for by their names', async () => {
    const rows = await read(
      'graphml',
      graphml(`<node id="a"><data key="k1">Torino</data></node><node id="Q2"/><edge source="a" target="Q2"/>`, keys),
      { find: true },
    )
    const wanted = { name: 'Torino', type: 'City' }
    expect(rows[0]?.entities[0]?.['id']).toEqual(wanted)
    expect(rows[2]?.relationships).toEqual([{ ...twinning('', 'wd:Q2'), from: wanted }])
  })

  test('labels and groups of yEd', async () => {
    const label = (text: string): string =>
      `<data key="d"><y:ShapeNode><y:Geometry height="3"/><y:NodeLabel x="1">${text}<y:LabelModel>no</y:LabelModel></y:NodeLabel><y:NodeLabel>second</y:NodeLabel></y:ShapeNode></data>`
    const inner = `<node id="n0"><data key="u">https://example.org/</data>${label('Group')}<graph id="n0:" edgedefault="directed"><node id="n0::n0">${label('Pavia')}</node><edge id="e0" source="n0::n0" target="n0"/></graph></node>`
    const text = graphml(
      inner,
      '<key for="node" id="d" yfiles.type="nodegraphics"/><key for="node" id="u" attr.name="url"/>',
    ).replace('<graphml', '<graphml xmlns:y="http://www.yworks.com/xml/graphml"')
    expect(facts(await read('graphml', text))).toEqual([
      { ...city('ct:city/net-n0', 'Group'), url: 'https://example.org/' },
      city('ct:city/net-n0-n0', 'Pavia'),
      twinning('ct:city/net-n0-n0', 'ct:city/net-n0'),
    ])
  })

  test('an attribute that is called as what every node has', async () => {
    const mapping = {
      entities: { node: { type: 'City', id: '{id (attribute)}' } },
      edges: {
        relationships: [
          { type: 'TWINNED_WITH', from: 'source', to: 'target', when: { '{directed}': 'true' }, claimant: 'source' },
        ],
      },
    }
    const rows = await readRows(
      folder.path,
      graphml(
        '<node id="a"><data key="v">wd:Q1</data></node><node id="b"><data key="v">wd:Q2</data></node><edge source="a" target="b"/><edge source="b" target="a" directed="true"/>',
        '<key id="v" for="all" attr.name="id"/>',
      ),
      networkReader(parsers.graphml, readMapping(mapping, String)),
    )
    expect(rows.map(({ entities, relationships }) => [...entities.map(({ id }) => id), ...relationships])).toEqual([
      ['wd:Q1'],
      ['wd:Q2'],
      [],
      [{ ...twinning('wd:Q2', 'wd:Q1'), claimant: 'wd:Q2' }],
    ])
  })

  test('a mapping that leaves nodes out leaves out their edges; a column that no node declares is told', async () => {
    const content = {
      entities: { node: { type: 'City', id: 'wd:{id}', when: '{label}' } },
      edges: { relationships: [{ type: 'TWINNED_WITH', from: 'source', to: 'target' }] },
    }
    const file = graphml(
      '<node id="Q1"/><node id="Q2"><data key="l">x</data></node><edge source="Q1" target="Q2"/>',
      '<key id="l" for="node" attr.name="label"/>',
    )
    expect(
      outcomes(await readRows(folder.path, file, networkReader(parsers.graphml, readMapping(content, String)))),
    ).toEqual([
      'node Q1: 0 entities, 0 relationships',
      'node Q2: 1 entities, 0 relationships',
      'edge Q1 – Q2: 0 entities, 0 relationships',
    ])
    const other = readMapping({ entities: { node: { type: 'City', id: '{qid}' } } }, (at) => at.join('.'))
    await expect(readRows(folder.path, file, networkReader(parsers.graphml, other))).rejects.toMatchObject({
      kind: 'INVALID_INPUT',
      message: expect.stringContaining("entities.node.id  there is no column 'qid'; there are id, label") as unknown,
    })
  })

  test('what cannot be is rejected, with its edges; the rest is read', async () => {
    const nodes =
      '<node id="Q1"/><node id="Q1"/><node/><node id="—"/><node id="Q2"><data key="p">-3</data></node><node id="Q3"/>'
    const edges =
      '<edge id="a" source="Q1" target="Q3"/><edge id="b" source="Q1" target="Q9"/><edge id="c" source="—" target="Q2"/><edge id="d" target="Q1"/><hyperedge id="h"><endpoint node="Q1"/></hyperedge>'
    expect(
      outcomes(await read('graphml', graphml(nodes + edges, '<key id="p" for="node" attr.name="population"/>'))),
    ).toEqual([
      'node Q1: 1 entities, 0 relationships',
      'node Q1: another node has this id',
      'node : has no id',
      expect.stringMatching(/^node —: id: '—' has no letter or digit for an id/),
      'node Q2: population: expected a whole number from 0 to 100000000',
      'node Q3: 1 entities, 0 relationships',
      'edge a: 0 entities, 1 relationships',
      "edge c: node '—' was rejected; node 'Q2' was rejected",
      'hyperedge h: joins any number of nodes; only edges are read',
      "edge b: there is no node 'Q9'",
      "edge d: there is no node ''",
    ])
  })

  test('an edge may stand before its nodes', async () => {
    const rows = await read('graphml', graphml('<edge source="Q1" target="Q2"/><node id="Q1"/><node id="Q2"/>'))
    expect(facts(rows)).toEqual([city('wd:Q1'), city('wd:Q2'), twinning('wd:Q1', 'wd:Q2')])
  })

  test('edges without nodes are not kept without end', async () => {
    const edges = '<edge source="a" target="b"/>'.repeat(limits.edgesWaiting_count + 1)
    await expect(read('graphml', graphml(edges))).rejects.toMatchObject({ kind: 'LIMIT_EXCEEDED' })
  })
})

describe('GEXF', () => {
  const attributes =
    '<attributes class="node"><attribute id="0" title="population" type="integer"/><attribute id="1" title="wikidata_id" type="string"><default>Q7</default></attribute></attributes><attributes class="edge"><attribute id="0" title="kind" type="string"/></attributes>'

  test('labels, attributes with defaults, and edges', async () => {
    const nodes =
      '<node id="a" label="Iași"><attvalues><attvalue for="0" value="5"/><attvalue for="1" value="Q1"/></attvalues><viz:color xmlns:viz="v" r="1"/></node><node id="b" label="L"/>'
    const edge =
      '<edge id="0" source="a" target="b" weight="2"><attvalues><attvalue for="0" value="FRIENDSHIP"/></attvalues></edge>'
    expect(facts(await read('gexf', gexf(nodes, edge, attributes)))).toEqual([
      { ...city('wd:Q1', 'Iași'), population: 5 },
      city('wd:Q7', 'L'),
      { ...twinning('wd:Q1', 'wd:Q7'), kind: 'FRIENDSHIP' },
    ])
  })

  test('nodes within nodes, attributes as version 1.0 has them, and directions', async () => {
    const mapping = readMapping(
      {
        entities: { node: { type: 'City', id: 'wd:{id}', names: { und: '{label}' }, population: '{population}' } },
        edges: {
          relationships: [
            { type: 'TWINNED_WITH', from: 'source', to: 'target', since: '{start}', when: { '{directed}': 'true' } },
          ],
        },
      },
      String,
    )
    const nodes =
      '<node id="Q1" label="x"><attvalues><attvalue id="0" value="5"/></attvalues><nodes><node id="Q2" label="y"/></nodes></node>'
    const edges = '<edge source="Q1" target="Q2" start="1999"/><edge source="Q2" target="Q1" type="undirected"/>'
    const rows = await readRows(
      folder.path,
      gexf(nodes, edges, attributes, 'defaultedgetype="directed"'),
      networkReader(parsers.gexf, mapping),
    )
    expect(facts(rows)).toEqual([
      { ...city('wd:Q1', 'x'), population: 5 },
      city('wd:Q2', 'y'),
      { ...twinning('wd:Q1', 'wd:Q2'), since: '1999' },
    ])
  })
})

describe('XML that does harm', () => {
  const laughs = `<!DOCTYPE lolz [<!ENTITY lol "lol">${[1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `<!ENTITY lol${n} "${`&lol${n - 1 || ''};`.repeat(10)}">`).join('')}]>`
  const file = graphml('<node id="Q1"/>')

  test.each([
    [
      'a billion laughs',
      `${laughs}${graphml('<node id="&lol9;"/>').replace(/^<\?.*\n/, '')}`,
      'INVALID_INPUT',
      /undefined entity/,
    ],
    [
      'a document outside',
      `<!DOCTYPE g [<!ENTITY x SYSTEM "file:///etc/passwd">]>${graphml('<node id="a"/><desc>&x;</desc>').replace(/^<\?.*\n/, '')}`,
      'INVALID_INPUT',
      /undefined entity/,
    ],
    ['its end missing', file.slice(0, -20), 'INVALID_INPUT', /is not well-formed XML, or is cut off/],
    [
      'a tag that is never closed',
      graphml('<node id="Q1">'),
      'INVALID_INPUT',
      /network:2:\d+: unexpected close tag: it is not/,
    ],
    ['two roots', `${file}<x/>`, 'INVALID_INPUT', /not well-formed/],
    ['a letter that XML does not have', graphml('<node id="Q1&#0;"/>'), 'INVALID_INPUT', /not well-formed/],
    ['no XML at all', 'source,target\na,b\n', 'INVALID_INPUT', /not well-formed/],
    ['another encoding', file.replace('UTF-8', 'ISO-8859-15'), 'INVALID_INPUT', /is in ISO-8859-15; save it in UTF-8/],
    ['elements without end', graphml('<a>'.repeat(200)), 'LIMIT_EXCEEDED', /nests deeper than 100/],
    [
      'a long tag',
      graphml(`<node id="Q1" x="${'x'.repeat(3_000_000)}"/>`),
      'LIMIT_EXCEEDED',
      /a tag, a text or a comment has more than/,
    ],
    [
      'many attributes in a tag',
      graphml(`<node id="Q1" ${Array.from({ length: 300_000 }, (_, i) => `a${i}=""`).join(' ')}/>`),
      'LIMIT_EXCEEDED',
      /a tag, a text/,
    ],
    [
      'a long text',
      graphml(`<node id="Q1"><data key="k">${'x'.repeat(3_000_000)}</data></node>`),
      'LIMIT_EXCEEDED',
      /a tag, a text/,
    ],
    ['a long comment', graphml(`<!--${'x'.repeat(3_000_000)}-->`), 'LIMIT_EXCEEDED', /a tag, a text/],
    [
      'a node with much in it',
      graphml(
        `<node id="Q1">${`<data key="k">${'x'.repeat(100_000)}</data>`.repeat(12)}</node>`,
        '<key id="k" for="node" attr.name="k"/>',
      ),
      'LIMIT_EXCEEDED',
      /node Q1 has more than/,
    ],
    [
      'attributes without end',
      graphml('', Array.from({ length: 1001 }, (_, i) => `<key id="k${i}" for="node" attr.name="a${i}"/>`).join('')),
      'LIMIT_EXCEEDED',
      /declares more than 1000 attributes/,
    ],
  ])('%s is refused', async (_what, text, kind, said) => {
    await expect(read('graphml', text)).rejects.toMatchObject({ kind, message: expect.stringMatching(said) as unknown })
  })

  test('letters are read in the encoding that the file is in', async () => {
    const latin = Buffer.from(graphml('<node id="M\xfcnster"/>').replace('UTF-8', 'ISO-8859-1'), 'latin1')
    expect(facts(await read('graphml', latin))).toEqual([city('ct:city/net-munster', 'Münster')])
    const utf16 = Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from(graphml('<node id="Iași"/>').replace('UTF-8', 'UTF-16'), 'utf16le'),
    ])
    expect(facts(await read('graphml', utf16))).toEqual([city('ct:city/net-iasi', 'Iași')])
    const broken = Buffer.from(graphml('<node id="Iași ășțîâ ?"/>'))
    broken[broken.indexOf('?', 60)] = 0xff
    await expect(read('graphml', broken)).rejects.toMatchObject({
      kind: 'INVALID_INPUT',
      message: expect.stringMatching(/is not text in the encoding/) as unknown,
    })
  })
})
