import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { buildSchema, parse, validate } from 'graphql'
import { engines } from '../support/engines.js'
import { type Nodes, nodesOf, startServer, type TestServer } from '../support/http.js'

const root = join(import.meta.dirname, '..', '..')
const folder = join(root, 'src', 'playground', 'tour')
const files = readdirSync(folder).sort()
const textOf = (file: string): string => readFileSync(join(folder, file), 'utf8')

/** What one query of the tour answers: `tour('01')`. */
function tour(number: string): string {
  const file = files.find((name) => name.startsWith(`${number}-`))
  if (file === undefined) throw new Error(`the tour has no query ${number}`)
  return textOf(file)
}

interface Named {
  readonly name: string
}
type Names = Nodes<Named>
const namesOf = (connection: Names): string[] => nodesOf(connection).map(({ name }) => name)

interface Cited {
  readonly citations: readonly {
    readonly locator: string
    readonly modality?: string
    readonly attributes?: readonly string[]
    readonly source?: { readonly title: string }
  }[]
}

/** Every row of every list in an answer. */
function rowsIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  const own = 'edges' in value && Array.isArray(value.edges) ? value.edges.length : 0
  return Object.values(value).reduce((sum: number, child) => sum + rowsIn(child), own)
}

const announcement = 'Cultural Cities Twinning Event in Pavia, 4th–7th April 2022'

describe('the files of the tour', () => {
  const schema = buildSchema(readFileSync(join(root, 'schema', 'schema.graphql'), 'utf8'))

  test('there are seven, numbered from 01', () => {
    expect(files.map((file) => file.slice(0, 3))).toEqual(['01-', '02-', '03-', '04-', '05-', '06-', '07-'])
  })

  test.each(files)('%s asks its question in words and then as a valid, named query', (file) => {
    const text = textOf(file)
    expect(text).toMatch(new RegExp(`^# ${Number(file.slice(0, 2))}\\. [^?]+\\?`))
    expect(text).toMatch(/^query \w+/m)
    expect(validate(schema, parse(text))).toEqual([])
  })

  test.each(files)('%s fits beside the buttons of a window 1,440 pixels wide', (file) => {
    expect(
      textOf(file)
        .split('\n')
        .filter((line) => line.length > 58),
    ).toEqual([])
  })
})

describe.each(engines)('the tour on %s', (_, open) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(open)
  })
  afterAll(() => server.close())

  test.each(files)('%s answers with rows and no error', async (file) => {
    const data = await server.data<Record<string, unknown>>(textOf(file))
    for (const answer of Object.values(data)) expect(answer).not.toBeNull()
    expect(rowsIn(data)).toBeGreaterThan(0)
  })

  test('01 finds Iași as iasi and Turku as abo, and what else its comment says to try', async () => {
    interface City extends Named {
      readonly id: string
      readonly names: readonly { readonly language: string; readonly text: string }[]
    }
    const { romanian, finnish } = await server.data<{ romanian: City; finnish: City }>(tour('01'))
    expect(romanian).toMatchObject({ id: 'wd:Q46852', name: 'Iași', country: { code: 'RO' } })
    expect(finnish).toMatchObject({ id: 'wd:Q38511', name: 'Turku' })
    expect(finnish.names).toContainEqual({ language: 'sv', text: 'Åbo' })
    expect(await server.data('{ jassy: city(name: "Jassy") { name } torino: city(name: "torino") { name } }')).toEqual({
      jassy: { name: 'Iași' },
      torino: { name: 'Turin' },
    })
  })

  test('02 names eight signatories, announced for 7 April 2022 in Pavia by paragraph 6', async () => {
    type Signature = { readonly on: string; readonly modality: string } & Cited
    const { agreement } = await server.data<{
      agreement: {
        readonly signedAt: Nodes<object>
        readonly establishes: Names
        readonly signatories: {
          readonly totalCount: number
          readonly edges: readonly { readonly node: Named; readonly signature: Signature }[]
        }
      }
    }>(tour('02'))
    const { signatories } = agreement
    expect(signatories.totalCount).toBe(8)
    expect(namesOf(signatories)).toEqual([
      'Besançon',
      'Coimbra',
      'Grand Poitiers',
      'Hildesheim',
      'Iași',
      'Pavia',
      'Salamanca',
      'Turku',
    ])
    for (const { signature } of signatories.edges)
      expect(signature).toEqual({
        on: '2022-04-07',
        modality: 'ANNOUNCED',
        citations: [{ locator: 'paragraph 6', source: { title: announcement } }],
      })
    expect(nodesOf(agreement.signedAt)).toEqual([
      {
        start: '2022-04-07',
        time: '11:30',
        timeZone: 'Europe/Rome',
        venue: 'Sala Consiglio, Palazzo Mezzabarba',
        city: { name: 'Pavia' },
      },
    ])
    expect(namesOf(agreement.establishes)).toEqual(['Culture and Heritage Living Lab'])
  })

  test('03 shows the six cities of EC2U as signatories, Poitiers through Grand Poitiers, and Pavia’s twins', async () => {
    type Member = Named & { readonly signatures: Names; readonly partOf: Nodes<Named & { readonly signatures: Names }> }
    type Signatory = Named & {
      readonly twinnings: Names
      readonly memberships: Names
      readonly parts: Nodes<Named & { readonly memberships: Names }>
    }
    const { ec2u, accordo } = await server.data<{
      ec2u: { readonly members: Nodes<Member> }
      accordo: { readonly signatories: Nodes<Signatory> }
    }>(tour('03'))

    const ways = nodesOf(ec2u.members).map(({ name, signatures, partOf }) => ({
      name,
      itself: namesOf(signatures),
      within: nodesOf(partOf).map((whole) => [whole.name, ...namesOf(whole.signatures)]),
    }))
    const direct = ['Coimbra', 'Iași', 'Pavia', 'Salamanca', 'Turku']
    expect(ways).toHaveLength(6)
    expect(ways.filter(({ itself }) => itself.includes('Accordo di Amicizia')).map(({ name }) => name)).toEqual(direct)
    expect(ways.find(({ name }) => name === 'Poitiers')).toEqual({
      name: 'Poitiers',
      itself: [],
      within: [['Grand Poitiers', 'Accordo di Amicizia']],
    })

    const signatories = nodesOf(accordo.signatories)
    const inEc2u = signatories.filter(({ memberships }) => namesOf(memberships).includes('EC2U'))
    const byPart = signatories.filter(({ parts }) =>
      nodesOf(parts).some(({ memberships }) => namesOf(memberships).includes('EC2U')),
    )
    const twins = signatories.filter(({ twinnings }) => namesOf(twinnings).includes('Pavia'))
    expect(inEc2u.map(({ name }) => name)).toEqual(direct)
    expect(byPart.map(({ name }) => name)).toEqual(['Grand Poitiers'])
    expect(twins.map(({ name }) => name)).toEqual(['Besançon', 'Hildesheim'])
  })

  test('04 lists the meetings in each city of the Italian network, and elsewhere', async () => {
    type Meeting = Named & { readonly start: string | null; readonly city: Named | null }
    type Member = Named & { readonly events: Nodes<{ readonly start: string }> }
    const { programme } = await server.data<{
      programme: { readonly members: Nodes<Member>; readonly everything: Nodes<Meeting> }
    }>(tour('04'))

    const meetings = nodesOf(programme.members).map(({ name, events }) => [
      name,
      nodesOf(events)
        .map(({ start }) => start)
        .sort(),
    ])
    expect(Object.fromEntries(meetings)).toEqual({
      Bari: [],
      'Campi Bisenzio': ['2011-03-19', '2012-09-08'],
      Fermo: ['2010-11-17'],
      Genoa: ['2010-10-21'],
      Lodi: ['2012-04-20'],
      Pompei: [],
      'Reggio Emilia': ['2011-10-05', '2012-11-19', 'XXXX-09-21'],
      'Savignano sul Rubicone': ['2010-11-26'],
      Senigallia: ['2011-05-10'],
      Turin: ['2010-12-03', '2011-01-27'],
    })
    const members = nodesOf(programme.members).map(({ name }) => name)
    const elsewhere = nodesOf(programme.everything).flatMap(({ city }) => city?.name ?? [])
    expect(elsewhere.filter((name) => !members.includes(name)).sort()).toEqual(['Milan', 'Pizzo', 'San Giuliano Terme'])
  })

  test('05 gives every fact of the document with its places, and the implied ones as such', async () => {
    type Fact = Cited & {
      readonly node: { readonly __typename: string; readonly name?: string; readonly type?: string }
    }
    const { sources, document } = await server.data<{
      sources: Nodes<{ readonly id: string }>
      document: { readonly facts: { readonly totalCount: number; readonly edges: readonly Fact[] } }
    }>(tour('05'))
    expect(nodesOf(sources).map(({ id }) => id)).toEqual([
      'ct:source/cultcities-pavia-2022',
      'ct:source/geonames',
      'ct:source/intercultural-cities-italy',
      'ct:source/wikidata',
    ])
    const { totalCount, edges } = document.facts
    expect(edges).toHaveLength(totalCount)
    expect(edges.filter(({ citations }) => citations.length === 0)).toEqual([])
    expect(edges.find(({ node }) => node.name === 'Grand Poitiers')?.citations).toEqual([
      { locator: 'paragraph 1', attributes: ['names', 'kind'], modality: 'STATED' },
      { locator: 'paragraph 6', attributes: ['kind'], modality: 'STATED' },
    ])
    const implied = edges.filter(({ citations }) => citations.some(({ modality }) => modality === 'INFERRED'))
    expect(implied.map(({ node }) => node)).toEqual([
      { __typename: 'Event', name: 'Signing of the Accordo di Amicizia' },
      { __typename: 'Link', from: { name: 'University of Pavia' }, type: 'LOCATED_IN', to: { name: 'Pavia' } },
    ])
  })

  test('06 shows nine against ten, and an urban community that is called a municipality', async () => {
    type Participant = { readonly node: Named; readonly participation: { readonly role: string } }
    interface Conflict {
      readonly kind: string
      readonly subject: Named & { readonly participants?: { readonly edges: readonly Participant[] } }
      readonly stated: number | null
      readonly listed: number | null
      readonly values: readonly ({ readonly value: unknown; readonly preferred: boolean } & Cited)[]
    }
    const { conflicts } = await server.data<{ conflicts: Nodes<Conflict> & { readonly totalCount: number } }>(
      tour('06'),
    )
    const byKind = new Map(nodesOf(conflicts).map((conflict) => [conflict.kind, conflict]))
    expect(conflicts.totalCount).toBe(2)
    expect(byKind.get('COUNT')).toMatchObject({ attribute: 'statedParticipants', stated: 9, listed: 10 })
    const roles = byKind.get('COUNT')?.subject.participants?.edges.map(({ participation }) => participation.role)
    expect(roles?.filter((role) => role === 'PARTICIPANT')).toHaveLength(10)
    expect(roles?.filter((role) => role === 'HOST')).toHaveLength(1)
    expect(byKind.get('VALUE')?.subject.name).toBe('Grand Poitiers')
    const cited = (locator: string) => [{ locator, source: { title: announcement } }]
    expect(byKind.get('VALUE')?.values).toEqual([
      { value: 'URBAN_COMMUNITY', preferred: true, citations: cited('paragraph 1') },
      { value: 'MUNICIPALITY', preferred: false, citations: cited('paragraph 6') },
    ])
  })

  test('07 leads to everything tied to Pavia, page by page as its comment says', async () => {
    type Tie = { readonly node: Named; readonly relationship: { readonly type: string } & Cited }
    interface Page {
      readonly totalCount: number
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string }
      readonly edges: readonly Tie[]
    }
    const page = async (after?: string): Promise<Page> => {
      const { city } = await server.data<{ city: { readonly relationships: Page } }>(tour('07'), { after })
      return city.relationships
    }
    const first = await page()
    expect(first.pageInfo.hasNextPage).toBe(true)
    expect(first.edges).toHaveLength(6)
    const second = await page(first.pageInfo.endCursor)
    expect(second.pageInfo.hasNextPage).toBe(false)

    const ties = [...first.edges, ...second.edges].map(({ node, relationship }) => `${relationship.type} ${node.name}`)
    expect(ties.sort()).toEqual([
      'IN_COUNTRY Italy',
      'LOCATED_IN Cultural Cities Twinning Event in Pavia',
      'LOCATED_IN Signing of the Accordo di Amicizia',
      'LOCATED_IN University of Pavia',
      'MEMBER_OF Cultural Cities Twinning',
      'MEMBER_OF EC2U',
      'PARTICIPATED_IN Cultural Cities Twinning Event in Pavia',
      'SIGNED Accordo di Amicizia',
      'TWINNED_WITH Besançon',
      'TWINNED_WITH Hildesheim',
    ])
    expect(first.totalCount).toBe(ties.length)
  })
})
