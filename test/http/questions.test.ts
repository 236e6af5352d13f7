import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { engines } from '../support/engines.js'
import { type Nodes, nodesOf, startServer, type TestServer } from '../support/http.js'

/**
 * The questions that the seed graph is there to answer, one query each. The expected answers
 * were read from the two documents, not from `seed/`.
 */

interface Citation {
  readonly locator: string
  readonly modality: string
  readonly source: { readonly title: string }
}
interface Named {
  readonly name: string
}

const cultcities = 'Cultural Cities Twinning Event in Pavia, 4th–7th April 2022'
const network = 'The Italian Network of Intercultural Cities'
const announced = (locator: string) => ({ locator, modality: 'ANNOUNCED', source: { title: cultcities } })
const stated = (locator: string, title = cultcities) => ({ locator, modality: 'STATED', source: { title } })
const citation = 'citations { locator modality source { title } }'

/** Paragraph 1 names them, paragraph 6 says that "the 8 municipalities" will sign. */
const signatories = ['Besançon', 'Coimbra', 'Grand Poitiers', 'Hildesheim', 'Iași', 'Pavia', 'Salamanca', 'Turku']
const members = [
  'Bari',
  'Campi Bisenzio',
  'Fermo',
  'Genova',
  'Lodi',
  'Pompei',
  'Reggio Emilia',
  'Savignano sul Rubicone',
  'Senigallia',
  'Torino',
]

describe.each(engines)('a query over HTTP, on %s', (_, open) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(open)
  })
  afterAll(() => server.close())

  test('says which cities sign the Accordo, when and where', async () => {
    const { agreement } = await server.data<{
      agreement: {
        kind: string
        signatories: Nodes<Named, { signature: unknown }> & { totalCount: number }
        signedAt: unknown
        establishes: unknown
      }
    }>(`{ agreement(name: "accordo di amicizia") {
      kind
      signatories { totalCount edges { node { name } signature { on modality ${citation} } } }
      signedAt { edges { node { start end time timeZone venue city { name country { code } } } link { ${citation} } } }
      establishes { edges { node { name kind } link { ${citation} } } }
    } }`)
    expect(agreement.kind).toBe('FRIENDSHIP')
    expect(agreement.signatories.totalCount).toBe(8)
    expect(nodesOf(agreement.signatories).map(({ name }) => name)).toEqual(signatories)
    for (const { signature } of agreement.signatories.edges)
      expect(signature).toEqual({ on: '2022-04-07', modality: 'ANNOUNCED', citations: [announced('paragraph 6')] })
    expect(agreement.signedAt).toEqual({
      edges: [
        {
          node: {
            start: '2022-04-07',
            end: '2022-04-07',
            time: '11:30',
            timeZone: 'Europe/Rome',
            venue: 'Sala Consiglio, Palazzo Mezzabarba',
            city: { name: 'Pavia', country: { code: 'IT' } },
          },
          link: { citations: [announced('paragraph 6')] },
        },
      ],
    })
    expect(agreement.establishes).toEqual({
      edges: [
        {
          node: { name: 'Culture and Heritage Living Lab', kind: 'WORKING_GROUP' },
          link: { citations: [announced('paragraph 6')] },
        },
      ],
    })
  })

  // Each signatory is asked for its twinnings: those with a row for Pavia are the answer.
  test('says which of the signatories Pavia is twinned with', async () => {
    const { agreement } = await server.data<{
      agreement: {
        signatories: Nodes<Named & { twinnings: Nodes<Named, { twinning: unknown }> }>
      }
    }>(`{ agreement(name: "Accordo di Amicizia") { signatories { edges { node { name ... on City {
      twinnings { edges { node { name } twinning { kind status since ${citation} } } }
    } } } } } }`)
    const rows = nodesOf(agreement.signatories).flatMap(({ name, twinnings }) =>
      twinnings.edges.map(({ node, twinning }) => ({ pair: [name, node.name], twinning })),
    )
    const twinning = { kind: 'TWINNING', status: 'ACTIVE', since: null, citations: [stated('paragraph 3')] }
    expect(rows).toEqual([
      { pair: ['Besançon', 'Pavia'], twinning },
      { pair: ['Hildesheim', 'Pavia'], twinning },
      { pair: ['Pavia', 'Besançon'], twinning },
      { pair: ['Pavia', 'Hildesheim'], twinning },
    ])
  })

  // A member counts as a signatory when it, or a larger place that it is part of, has a signature.
  test('says which cities are in EC2U and which of those sign, Poitiers through Grand Poitiers', async () => {
    type Signing = Named & { signatures: Nodes<Named> }
    const { programme } = await server.data<{
      programme: {
        members: Nodes<Signing & { partOf: Nodes<Signing> }, { membership: unknown }> & { totalCount: number }
      }
    }>(`{ programme(name: "EC2U") { members {
      totalCount
      edges {
        membership { role ${citation} }
        node { name ... on City {
          signatures { edges { node { name } } }
          partOf { edges { node { name signatures { edges { node { name } } } } link { ${citation} } } }
        } }
      }
    } } }`)
    const { edges, totalCount } = programme.members
    expect(totalCount).toBe(6)
    for (const { membership } of edges)
      expect(membership).toEqual({ role: 'ASSOCIATE', citations: [stated('paragraph 3')] })
    const signs = ({ signatures }: Signing) => nodesOf(signatures).some(({ name }) => name === 'Accordo di Amicizia')
    const answer = nodesOf(programme.members).map((member) => [
      member.name,
      signs(member) ? 'itself' : nodesOf(member.partOf).find(signs)?.name,
    ])
    expect(answer).toEqual([
      ['Coimbra', 'itself'],
      ['Iași', 'itself'],
      ['Pavia', 'itself'],
      ['Poitiers', 'Grand Poitiers'],
      ['Salamanca', 'itself'],
      ['Turku', 'itself'],
    ])
    // The document uses both names and says nothing of how they hang together; that is from elsewhere.
    const poitiers = edges.find(({ node }) => node.name === 'Poitiers')?.node.partOf.edges
    expect(poitiers).toMatchObject([{ link: { citations: [{ source: { title: 'Wikidata' }, locator: 'Q6616' }] } }])
  })

  test('says which meetings took place in each city of the Italian network', async () => {
    interface Meeting {
      readonly start: string
      readonly end: string
      readonly theme: string | null
    }
    const { programme } = await server.data<{
      programme: {
        members: Nodes<
          Named & { events: Nodes<Meeting & { partOf: Nodes<Named> }, { link: { citations: Citation[] } }> }
        >
        events: { totalCount: number } & Nodes<Meeting & { city: Named | null }>
      }
    }>(`{ programme(name: "Italian Network of Intercultural Cities") {
      members { edges { node { name(language: "it") ... on City {
        events { edges { node { start end theme partOf { edges { node { name } } } } link { ${citation} } } }
      } } } }
      events(first: 50) { totalCount edges { node { start end theme city { name(language: "it") } } } }
    } }`)
    const meetings = nodesOf(programme.members).map(({ name, events }) => [
      name,
      events.edges
        .map(({ node, link }) => {
          expect(nodesOf(node.partOf)).toEqual([{ name: 'Italian Network of Intercultural Cities' }])
          expect(link.citations).toEqual([stated(link.citations[0]?.locator ?? '', network)])
          return [`${node.start}/${node.end}`, link.citations[0]?.locator]
        })
        .sort(),
    ])
    expect(Object.fromEntries(meetings)).toEqual({
      Bari: [],
      'Campi Bisenzio': [
        ['2011-03-19/2011-03-19', 'past meetings, item 9'],
        ['2012-09-08/2012-09-08', 'past meetings, item 4'],
      ],
      Fermo: [['2010-11-17/2010-11-17', 'past meetings, item 12']],
      Genova: [['2010-10-21/2010-10-21', 'past meetings, item 11']],
      Lodi: [['2012-04-20/2012-04-20', 'past meetings, item 6']],
      Pompei: [],
      'Reggio Emilia': [
        ['2011-10-05/2011-10-07', 'past meetings, item 7'],
        ['2012-11-19/2012-11-20', 'past meetings, item 3'],
        ['XXXX-09-21/XXXX-09-21', 'paragraph 1'],
      ],
      'Savignano sul Rubicone': [['2010-11-26/2010-11-26', 'past meetings, item 13']],
      Senigallia: [['2011-05-10/2011-05-10', 'past meetings, item 8']],
      Torino: [
        ['2010-12-03/2010-12-03', 'past meetings, item 14'],
        ['2011-01-27/2011-01-28', 'past meetings, item 10'],
      ],
    })
    expect(meetings.map(([name]) => name)).toHaveLength(members.length)

    // Three more met in cities that are no members, and the preliminary meeting has no stated place.
    const memberNames = new Set(members)
    const elsewhere = nodesOf(programme.events)
      .filter(({ city, start }) => start !== null && !memberNames.has(city?.name ?? ''))
      .map(({ city, start, theme }) => [start, city?.name, theme])
      .sort()
    expect(elsewhere).toEqual([
      ['2010-05-22', undefined, null],
      ['2012-05-25', 'Milano', null],
      ['2013-04-20', 'Pizzo Calabro', 'Il diritto alla città. Aspettative e bisogni dei cittadini stranieri immigrati'],
      ['2013-05-11', 'San Giuliano Terme', 'Donne Migranti e salute'],
    ])
    // 14 past meetings, the preliminary and the second one, three workshops.
    expect(programme.events.totalCount).toBe(19)
  })

  test('says which claims of the documents conflict', async () => {
    const { conflicts } = await server.data<{ conflicts: unknown }>(`{ conflicts { totalCount edges { node {
      kind attribute stated listed
      subject {
        ... on City { name }
        ... on Event { name statedParticipants citations { locator attributes source { title } } participants { totalCount } }
      }
      values { value preferred ${citation} }
    } } } }`)
    expect(conflicts).toEqual({
      totalCount: 2,
      edges: [
        {
          node: {
            kind: 'COUNT',
            attribute: 'statedParticipants',
            // Nine aldermen are counted, ten cities are named; Reggio Emilia is both among them and the host.
            stated: 9,
            listed: 10,
            subject: {
              name: 'Second meeting of the Italian intercultural cities',
              statedParticipants: 9,
              citations: [
                {
                  locator: 'paragraph 1',
                  attributes: expect.arrayContaining(['statedParticipants', 'start']),
                  source: { title: network },
                },
              ],
              participants: { totalCount: 11 },
            },
            values: [
              {
                value: 9,
                preferred: true,
                citations: [{ locator: 'paragraph 1', modality: 'STATED', source: { title: network } }],
              },
            ],
          },
        },
        {
          node: {
            kind: 'VALUE',
            attribute: 'kind',
            stated: null,
            listed: null,
            // "Communauté Urbaine" in paragraph 1, one of "the 8 municipalities" in paragraph 6.
            subject: { name: 'Grand Poitiers' },
            values: [
              { value: 'URBAN_COMMUNITY', preferred: true, citations: [stated('paragraph 1')] },
              { value: 'MUNICIPALITY', preferred: false, citations: [stated('paragraph 6')] },
            ],
          },
        },
      ],
    })
  })
})
