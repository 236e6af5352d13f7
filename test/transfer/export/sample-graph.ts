import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { Graph } from '../../../src/graph/graph.js'
import { type ExportOptions, exportGraph } from '../../../src/transfer/export/export-graph.js'
import type { FormatOptions } from '../../../src/transfer/export/format.js'
import type { FormatName } from '../../../src/transfer/export/formats.js'
import { author, city, content, entityFact, tie, twins } from '../../graph/facts.js'

/** What readers trip over, as far as the rules of names let it in. */
export const awkward = [
  `O'Brien "the" \\ <b>&amp;</b> ]]> --> */ // # ;`,
  "=cmd|' /C calc'!A0",
  '\\u0027}) DETACH DELETE (n) //',
  "'; MATCH (n) DETACH DELETE n; //",
  '+1',
  '-1',
  '@x',
  '$' + '{x} `y` {{z}}',
  'العربية 東京 🏙️',
] as const

const europe = [
  entityFact({
    id: 'ct:city/awkward',
    type: 'City',
    names: { en: [awkward[0], awkward[1]], it: awkward[2], und: awkward[3] },
    description: awkward[5],
    region: awkward[4],
  }),
  // English again after Italian.
  entityFact({ id: 'ct:city/awkward', type: 'City', names: { en: [awkward[6], awkward[7]], ja: awkward[8] } }),
  city('suva', { location: { latitude: -18.14161, longitude: 178.44149 }, population: 93_970, kind: 'CITY' }),
  city('apia', { location: { latitude: -13.83333, longitude: -171.76666 }, wikidataId: 'Q36260' }),
  city('nowhere'),
  entityFact({ id: 'ct:country/fiji', type: 'Country', names: { en: 'Fiji' }, code: 'FJ' }),
  entityFact({
    id: 'ct:university/south',
    type: 'University',
    names: { en: 'South' },
    url: 'https://example.org/a b?q="x"',
  }),
  entityFact({ id: 'ct:organisation/body', type: 'Organisation', names: { en: 'Body' } }),
  entityFact({ id: 'ct:programme/net', type: 'Programme', names: { en: 'Net' }, kind: 'NETWORK' }),
  entityFact({
    id: 'ct:event/feast',
    type: 'Event',
    names: { en: 'Feast' },
    start: '2022-05',
    end: 'XXXX-09-21',
    time: '11:30',
    timeZone: 'Europe/Rome',
    sessions: ['One; and', 'Two | three'],
    statedParticipants: 9,
  }),
  entityFact({ id: 'ct:agreement/accord', type: 'Agreement', names: { en: 'Accord' }, kind: 'CHARTER' }),
  entityFact({ id: 'ct:document/guide', type: 'Document', names: { en: 'Guide' }, language: 'it' }),
]

const ties = [
  twins('suva', 'apia', { since: '196X', until: '2001-05', status: 'ENDED', claimant: 'ct:city/suva' }),
  twins('suva', 'apia', { ordinal: 1, since: '2010-05-22' }),
  twins('suva', 'apia', { kind: 'FRIENDSHIP' }),
  twins('suva', 'nowhere', { modality: 'ANNOUNCED' }),
  twins('awkward', 'suva', { status: 'ENDED' }),
  tie('IN_COUNTRY', 'ct:city/suva', 'ct:country/fiji'),
  tie('MEMBER_OF', 'ct:city/suva', 'ct:programme/net', { role: 'FULL', since: '1999' }),
  tie('MEMBER_OF', 'ct:university/south', 'ct:programme/net'),
  tie('SIGNED', 'ct:city/suva', 'ct:agreement/accord', { on: '2022-04-07' }),
  tie('PARTICIPATED_IN', 'ct:city/apia', 'ct:event/feast', { role: 'HOST' }),
  tie('PARTICIPATED_IN', 'ct:city/suva', 'ct:event/feast', { role: 'PARTICIPANT' }),
  tie('LOCATED_IN', 'ct:event/feast', 'ct:city/apia'),
  tie('PART_OF', 'ct:event/feast', 'ct:programme/net'),
  tie('ESTABLISHED', 'ct:agreement/accord', 'ct:programme/net'),
  tie('SIGNED_AT', 'ct:agreement/accord', 'ct:event/feast'),
  tie('SUPPORTS', 'ct:organisation/body', 'ct:programme/net'),
  tie('PUBLISHED', 'ct:programme/net', 'ct:document/guide'),
]

/**
 * A graph with an entity and a tie of every type, parallel ties, values in dispute, an edition that
 * was superseded, one that is half loaded, and an entity that only a tie holds.
 */
export async function loadSample(graph: Graph): Promise<void> {
  const bare = city('bare')
  const about = content('second', 1, [bare, city('suva', { population: 88_000 })])
  await graph.loader.load([content('first', 1, europe, ties), about], author)
  await graph.loader.load(
    [
      content(
        'second',
        2,
        [city('suva', { population: 88_271 })],
        [twins('suva', 'apia', { claimant: 'ct:city/apia' })],
      ),
    ],
    author,
  )
  await graph.loader.load([content('third', 1, [bare])], author)
  await graph.loader.load([content('fourth', 1, [], [twins('bare', 'suva')])], author)
  // Nothing says any more what holds it.
  await graph.loader.load([content('third', 2, [])], author)
  const failing = (): never => {
    throw new Error('cut off')
  }
  const cutOff = { ...content('fifth', 1, [city('half')]), relationships: { [Symbol.iterator]: failing } }
  await graph.loader.load([cutOff], author).catch(() => {})
}

export const sampleCounts = { sources: 5, editions: 7, entities: 13, relationships: 18 }

/** What an export writes. */
export async function exported(
  graph: Graph,
  format: FormatName,
  options: ExportOptions & Partial<FormatOptions> = {},
): Promise<string> {
  const target = new PassThrough()
  const [text] = await Promise.all([buffer(target), exportGraph(graph, format, target, options)])
  return text.toString('utf8')
}
