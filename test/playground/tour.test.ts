import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { buildSchema, parse, validate } from 'graphql'
import { questionOf, tasks } from '../../src/playground/examples/tasks.js'
import { engines } from '../support/engines.js'
import { type Nodes, nodesOf, startServer, type TestServer } from '../support/http.js'

const root = join(import.meta.dirname, '..', '..')
const folder = join(root, 'src', 'playground', 'tour')
const files = readdirSync(folder).sort()
const textOf = (file: string): string => readFileSync(join(folder, file), 'utf8')

const moreFolder = join(root, 'src', 'playground', 'examples')
const more = readdirSync(moreFolder)
  .filter((file) => file.endsWith('.graphql'))
  .sort()
const textOfMore = (file: string): string => readFileSync(join(moreFolder, file), 'utf8')

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
  const own = Array.isArray(value) ? value.length : 0
  return Object.values(value).reduce((sum: number, child) => sum + rowsIn(child), own)
}

const announcement = 'Cultural Cities Twinning Event in Pavia, 4th–7th April 2022'

describe('the files of the tour', () => {
  const schema = buildSchema(readFileSync(join(root, 'schema', 'schema.graphql'), 'utf8'))

  test('there are thirteen, numbered from 01', () => {
    expect(files.map((file) => file.slice(0, 3))).toEqual(
      Array.from({ length: 13 }, (_, i) => `${String(i + 1).padStart(2, '0')}-`),
    )
  })

  test.each(files)('%s asks its question in words, with one line more, and then as a valid, named query', (file) => {
    const text = textOf(file)
    expect(text).toMatch(new RegExp(`^# ${Number(file.slice(0, 2))}\\. [^?]+\\?`))
    expect(text).toMatch(/^query \w+/m)
    expect(validate(schema, parse(text))).toEqual([])
    expect(text.split('\n').filter((line) => line.startsWith('#'))).toHaveLength(2)
  })

  test.each(files)('%s fits beside the buttons of a window 1,440 pixels wide', (file) => {
    expect(
      textOf(file)
        .split('\n')
        .filter((line) => line.length > 58),
    ).toEqual([])
  })
})

describe('the examples beside the tour', () => {
  const schema = buildSchema(readFileSync(join(root, 'schema', 'schema.graphql'), 'utf8'))

  test.each(more)('%s asks its question in words, with one line more, and then as a valid, named query', (file) => {
    const text = textOfMore(file)
    expect(questionOf(text)).toMatch(/^[A-Z].*\?$/)
    expect(text).toMatch(/^query \w+/m)
    expect(validate(schema, parse(text))).toEqual([])
    expect(text.split('\n').filter((line) => line.startsWith('#'))).toHaveLength(2)
  })

  test('each, and each of the tour, stands under one task', () => {
    const names = [...files, ...more].map((file) => file.replace('.graphql', '')).sort()
    expect(tasks.flatMap(({ examples }) => examples).sort()).toEqual(names)
    expect(questionOf(tour('01'))).toBe('Whom is Pavia twinned with, and who says so?')
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

  test.each(more)('%s, beside the tour, answers with rows and no error', async (file) => {
    expect(rowsIn(await server.data<Record<string, unknown>>(textOfMore(file)))).toBeGreaterThan(0)
  })

  test('01 shows Pavia’s twins, each with the paragraph that states it', async () => {
    type Twins = Nodes<Named> & { readonly edges: readonly { readonly twinning: Cited }[] }
    const { city } = await server.data<{ city: { readonly twinnings: Twins } }>(tour('01'))
    expect(namesOf(city.twinnings)).toEqual(['Besançon', 'Hildesheim'])
    for (const { twinning } of city.twinnings.edges)
      expect(twinning.citations).toEqual([{ locator: 'paragraph 3', source: { title: announcement } }])
  })

  test('02 finds Besançon with its typo, and what begins with a word', async () => {
    type Hits = Names & { readonly totalCount: number }
    const { typo, beginning } = await server.data<{ typo: Hits; beginning: Hits }>(tour('02'))
    expect(namesOf(typo)).toEqual(['Besançon'])
    expect(namesOf(beginning)[0]).toBe('Intercultural cities programme')
    expect(beginning.totalCount).toBeGreaterThan(5)
  })

  test('03 lists the larger cities abroad with an Italian twin, the largest first', async () => {
    const { cities } = await server.data<{ cities: Nodes<Named & { readonly twinnings: Names }> }>(tour('03'))
    expect(nodesOf(cities).map(({ name, twinnings }) => [name, ...namesOf(twinnings)])).toEqual([
      ['Besançon', 'Pavia'],
      ['Hildesheim', 'Pavia'],
    ])
  })

  test('04 names eight signatories, announced for 7 April 2022 in Pavia by paragraph 6', async () => {
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
    }>(tour('04'))
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

  test('05 goes from Hildesheim over its twin and a programme to Poitiers', async () => {
    type Path = { readonly nodes: readonly Named[]; readonly relationships: readonly Cited[] }
    const { shortestPath } = await server.data<{ shortestPath: { readonly path: Path } }>(tour('05'))
    expect(shortestPath.path.nodes.map(({ name }) => name)).toEqual(['Hildesheim', 'Pavia', 'EC2U', 'Poitiers'])
    expect(shortestPath.path.relationships.every(({ citations }) => citations.length > 0)).toBe(true)
  })

  test('06 has the signature of 2022 from that year on', async () => {
    type Counted = Names & { readonly totalCount: number }
    const { city } = await server.data<{ city: { in2021: Counted; in2022: Counted; twinnings: Names } }>(tour('06'))
    expect([city.in2021.totalCount, city.in2022.totalCount]).toEqual([0, 1])
    expect(namesOf(city.in2022)).toEqual(['Accordo di Amicizia'])
    expect(namesOf(city.twinnings)).toEqual(['Besançon', 'Hildesheim'])
  })

  test('07 counts the ties of Italy with two countries', async () => {
    const { countryMatrix } = await server.data<{ countryMatrix: readonly object[] }>(tour('07'))
    expect(countryMatrix).toEqual([
      { from: { name: 'Germany' }, to: { name: 'Italy' }, count: 1 },
      { from: { name: 'France' }, to: { name: 'Italy' }, count: 1 },
    ])
  })

  test('08 shows the eight signatures of 2022, and how many have no date', async () => {
    const answer = await server.data<{ timeline: readonly object[]; tieCoverage: object }>(tour('08'))
    expect(answer.timeline).toHaveLength(4)
    expect(answer.timeline[2]).toEqual({ from: 2022, to: 2022, started: 8, ended: 0, active: 28 })
    expect(answer.tieCoverage).toEqual({ tieCount: 28, withoutStart: 20 })
  })

  test('09 has Pavia first', async () => {
    const { ranking, statistics } = await server.data<{
      ranking: readonly { readonly value: number; readonly city: Named }[]
      statistics: object
    }>(tour('09'))
    expect(ranking).toHaveLength(5)
    expect(ranking[0]).toMatchObject({ value: 5, city: { name: 'Pavia' } })
    expect(statistics).toMatchObject({ nodeCount: 43, edgeCount: 55, largestComponent: 22, diameter: 4 })
  })

  test('10 parts the Italian network from the signatories of the Accordo', async () => {
    type Group = { readonly size: number; readonly members: Names }
    const { communities } = await server.data<{ communities: { readonly communities: readonly Group[] } }>(tour('10'))
    const [italian, accordo] = communities.communities
    expect(namesOf(italian?.members as Names)).toContain('Italian Network of Intercultural Cities')
    expect(namesOf(accordo?.members as Names)).toContain('Accordo di Amicizia')
  })

  test('11 suggests the other twin of Pavia', async () => {
    type Suggested = { readonly city: Named; readonly commonPartners: readonly Named[] }
    const { city } = await server.data<{ city: { readonly suggestedTwins: readonly Suggested[] } }>(tour('11'))
    expect(city.suggestedTwins).toMatchObject([{ city: { name: 'Besançon' }, commonPartners: [{ name: 'Pavia' }] }])
  })

  test('12 shows nine against ten, and an urban community that is called a municipality', async () => {
    type Participant = { readonly node: Named; readonly participation: { readonly role: string } }
    interface Conflict {
      readonly kind: string
      readonly subject: Named & { readonly participants?: { readonly edges: readonly Participant[] } }
      readonly stated: number | null
      readonly listed: number | null
      readonly values: readonly ({ readonly value: unknown; readonly preferred: boolean } & Cited)[]
    }
    const { conflicts } = await server.data<{ conflicts: Nodes<Conflict> & { readonly totalCount: number } }>(
      tour('12'),
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

  test('13 gives every fact of the document with its places, and the implied ones as such', async () => {
    type Fact = Cited & {
      readonly node: { readonly __typename: string; readonly name?: string; readonly type?: string }
    }
    const { sources, document } = await server.data<{
      sources: Nodes<{ readonly id: string }>
      document: { readonly facts: { readonly totalCount: number; readonly edges: readonly Fact[] } }
    }>(tour('13'))
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
})
