import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { limits } from '../../src/limits.js'
import { engines } from '../support/engines.js'
import { type Nodes, nodesOf, startServer, type TestServer } from '../support/http.js'
import { type Expected, expectError, invalid, notInSchema, tooMuch } from './expected-error.js'

/** What an analyst asks of the seed graph in one query; the answers are from the documents and from GeoNames. */

interface Named {
  readonly name: string
}
type List<T = Named, Beside = unknown> = Nodes<T, Beside> & { readonly totalCount: number }
const names = (list: Nodes<Named>): string[] => nodesOf(list).map(({ name }) => name)
const withCursor = 'edges { cursor node { name } } pageInfo { hasPreviousPage hasNextPage startCursor endCursor }'

describe.each(engines)('filters over HTTP, on %s', (_, open) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(open)
  })
  afterAll(() => server.close())

  test('cities that are twinned with a German city', async () => {
    const { cities } = await server.data<{ cities: List }>(`{
      cities(where: {twinnedWith: {country: {code: {eq: "DE"}}}}) { totalCount edges { node { name } } }
    }`)
    expect([cities.totalCount, names(cities)]).toEqual([1, ['Pavia']])
    const { not } = await server.data<{ not: List }>(`{
      not: cities(where: {twinningCount: {gte: 1}, NOT: {twinnedWith: {country: {code: {eq: "DE"}}}}}) {
        totalCount edges { node { name } }
      }
    }`)
    expect([not.totalCount, names(not)]).toEqual([2, ['Besançon', 'Hildesheim']])
  })

  test('what is tied to what is tied to something, however little that says', async () => {
    const { cities } = await server.data<{ cities: { totalCount: number; edges: { node: { twinnings: object } }[] } }>(
      `query ($orderBy: [CityOrder!]) {
        cities(orderBy: $orderBy, where: {twinnedWith: {twinnedWith: {NOT: {population: {gt: 100000}}}}}) {
          totalCount edges { node { twinnings { edges { node { twinnings { edges { node { population } } } } } } } }
        }
      }`,
      { orderBy: null },
    )
    expect(cities.totalCount).toBeGreaterThan(0)
    const populations = cities.edges.map(({ node }) =>
      [...JSON.stringify(node).matchAll(/"population":(\w+)/g)].map(([, value]) =>
        value === 'null' ? 0 : Number(value),
      ),
    )
    expect(populations.every((some) => some.some((population) => population <= 100_000))).toBe(true)
  })

  test('signatories with more than 100,000 people, largest first', async () => {
    const { cities } = await server.data<{ cities: List<Named & { population: number }> }>(`{
      cities(
        where: {signed: {name: {eq: "accordo di amicizia"}}, population: {gt: 100000}}
        orderBy: [{field: POPULATION, direction: DESC}]
      ) { totalCount edges { node { name population } } }
    }`)
    expect(cities.totalCount).toBe(6)
    expect(nodesOf(cities).map(({ name, population }) => [name, population])).toEqual([
      ['Iași', 318_012],
      ['Turku', 175_945],
      ['Salamanca', 155_619],
      ['Besançon', 128_426],
      ['Coimbra', 106_582],
      ['Hildesheim', 103_052],
    ])
    const { agreement } = await server.data<{ agreement: { signatories: List } }>(`{
      agreement(name: "Accordo di Amicizia") {
        signatories(where: {on: {overlaps: "2022-04"}, node: {name: {startsWith: "i"}}}) { totalCount edges { node { name } } }
      }
    }`)
    expect([agreement.signatories.totalCount, names(agreement.signatories)]).toEqual([1, ['Iași']])
  })

  test('events in 2011 in the order of their dates', async () => {
    const { events } = await server.data<{ events: List<{ start: string; city: Named }> }>(`{
      events(where: {start: {gte: "2011", lt: "2012"}}, orderBy: [{field: START}]) {
        totalCount edges { node { start city { name(language: "it") } } }
      }
    }`)
    expect(events.totalCount).toBe(4)
    expect(nodesOf(events).map(({ start, city }) => [start, city.name])).toEqual([
      ['2011-01-27', 'Torino'],
      ['2011-03-19', 'Campi Bisenzio'],
      ['2011-05-10', 'Senigallia'],
      ['2011-10-05', 'Reggio Emilia'],
    ])
    // A date of unknown year may be of 2011 too.
    const { overlapping } = await server.data<{ overlapping: List<{ start: string }> }>(`{
      overlapping: events(where: {start: {overlaps: "2011"}}, orderBy: [{field: START, direction: DESC}]) {
        totalCount edges { node { start } }
      }
    }`)
    expect(nodesOf(overlapping).map(({ start }) => start)).toEqual([
      '2011-10-05',
      '2011-05-10',
      '2011-03-19',
      '2011-01-27',
      'XXXX-09-21',
    ])
  })

  test('members of the Italian network within 100 km of Bologna', async () => {
    const bologna = '{of: {latitude: 44.49381, longitude: 11.33875}, km: 100}'
    // Campi Bisenzio 76 km, Reggio Emilia 61 km, Savignano 95 km; the next is Senigallia at 173 km.
    const near = ['Campi Bisenzio', 'Reggio Emilia', 'Savignano sul Rubicone']
    const { cities, programme } = await server.data<{ cities: List; programme: { members: List } }>(`{
      cities(where: {memberOf: {name: {eq: "italian network"}}, within: ${bologna}}) { totalCount edges { node { name } } }
      programme(name: "Italian Network of Intercultural Cities") {
        members(where: {node: {type: {eq: City}, NOT: {name: {contains: "emilia"}}}}, orderBy: [{field: NAME, direction: DESC}], first: 2) {
          totalCount edges { node { name } }
        }
      }
    }`)
    expect([cities.totalCount, names(cities)]).toEqual([3, near])
    expect([programme.members.totalCount, names(programme.members)]).toEqual([9, ['Turin', 'Senigallia']])
  })

  test('as of a day: ties that began later are left out, also in conditions and counts', async () => {
    const signed = (asOf: string) => `agreement(name: "Accordo di Amicizia") {
      signatories(asOf: "${asOf}", first: 0) { totalCount }
    }`
    const { before, month, after } = await server.data<Record<string, { signatories: List }>>(
      `{ before: ${signed('2022-04-06')} month: ${signed('2022-04')} after: ${signed('2023')} }`,
    )
    expect([before, month, after].map((one) => one?.signatories.totalCount)).toEqual([0, 8, 8])
    const counts = await server.data<Record<string, List>>(`{
      before: cities(where: {signatureCount: {gte: 1}, kind: {ne: OTHER}, signed: {kind: {eq: FRIENDSHIP}}}, asOf: "2022-04-06") { totalCount }
      after: cities(where: {signatureCount: {gte: 1}, signed: {kind: {eq: FRIENDSHIP}}}, asOf: "2022-04-07") { totalCount }
    }`)
    expect([counts['before']?.totalCount, counts['after']?.totalCount]).toEqual([0, 8])
  })

  test('conditions on edges: who is host of what', async () => {
    const { cities, events } = await server.data<{ cities: List; events: List<Named & { participants: List }> }>(`{
      cities(where: {participations: {role: {eq: HOST}}}) { totalCount edges { node { name } } }
      events(where: {participants: {role: {eq: HOST}, node: {name: {eq: "pavia"}}}}) { totalCount edges { node {
        name participants(where: {role: {eq: HOST}}) { totalCount edges { node { name } participation { role } } }
      } } }
    }`)
    expect([cities.totalCount, names(cities)]).toEqual([2, ['Pavia', 'Reggio Emilia']])
    expect(events.totalCount).toBe(1)
    expect(nodesOf(events)[0]?.participants).toEqual({
      totalCount: 1,
      edges: [{ node: { name: 'Pavia' }, participation: { role: 'HOST' } }],
    })
  })

  test('counts, and who states what', async () => {
    const data = await server.data<Record<string, List>>(`{
      coordinators: cities(where: {memberships: {role: {eq: COORDINATOR}}}) { totalCount }
      inBoth: cities(where: {AND: [{memberOf: {name: {eq: "ec2u"}}}, {memberOf: {name: {eq: "cultural cities twinning"}}}]}) { totalCount }
      twice: cities(where: {membershipCount: {gte: 2}}) { totalCount }
      unplaced: cities(where: {population: {isNull: true}}) { totalCount edges { node { name } } }
      network: cities(where: {source: {eq: "ct:source/intercultural-cities-italy"}}) { totalCount }
      documents: cities(where: {source: {in: ["ct:source/intercultural-cities-italy", "ct:source/cultcities-pavia-2022"]}}) { totalCount }
      both: twinnings(where: {node: {name: {eq: "hildesheim"}}}) { totalCount }
    }`)
    const counts = Object.fromEntries(Object.entries(data).map(([name, { totalCount }]) => [name, totalCount]))
    expect(counts).toEqual({
      coordinators: 1,
      inBoth: 5,
      twice: 5,
      unplaced: 1,
      // Ten members and four other places of meetings; with the other document nine more.
      network: 14,
      documents: 23,
      both: 1,
    })
    expect(names(data['unplaced'] as List)).toEqual(['Grand Poitiers'])
  })

  test('what is not known goes where it is asked to', async () => {
    const ends = async (order: string): Promise<string[]> => {
      const { cities } = await server.data<{ cities: List }>(
        `{ cities(first: 500, where: {signed: {kind: {eq: FRIENDSHIP}}}, orderBy: [{field: POPULATION, ${order}}]) { edges { node { name } } } }`,
      )
      const listed = names(cities)
      expect(listed).toHaveLength(8)
      return [listed[0] ?? '', listed.at(-1) ?? '']
    }
    expect(await ends('direction: ASC')).toEqual(['Pavia', 'Grand Poitiers'])
    expect(await ends('direction: DESC')).toEqual(['Iași', 'Grand Poitiers'])
    expect(await ends('direction: ASC, nulls: FIRST')).toEqual(['Grand Poitiers', 'Iași'])
    expect(await ends('direction: DESC, nulls: FIRST')).toEqual(['Grand Poitiers', 'Pavia'])
  })

  test('the last of an ordered and filtered list, and what comes before', async () => {
    interface Page extends Nodes<Named, { readonly cursor: string }> {
      readonly pageInfo: {
        readonly startCursor: string
        readonly hasPreviousPage: boolean
        readonly hasNextPage: boolean
      }
    }
    const list = (rest: string) =>
      `{ cities(where: {memberOf: {kind: {eq: NETWORK}}}, orderBy: [{field: POPULATION, direction: DESC}], ${rest}) { ${withCursor} } }`
    const last = await server.data<{ cities: Page }>(list('last: 3'))
    expect(names(last.cities)).toEqual(['Pompei', 'Fermo', 'Savignano sul Rubicone'])
    expect(last.cities.pageInfo).toMatchObject({ hasPreviousPage: true, hasNextPage: false })
    const before = `before: "${last.cities.pageInfo.startCursor}"`
    expect(names((await server.data<{ cities: Page }>(list(`last: 2, ${before}`))).cities)).toEqual([
      'Campi Bisenzio',
      'Senigallia',
    ])
    const rest = await server.data<{ cities: Page }>(list(`last: 50, ${before}`))
    expect(names(rest.cities)).toEqual([
      'Turin',
      'Genoa',
      'Bari',
      'Reggio Emilia',
      'Lodi',
      'Campi Bisenzio',
      'Senigallia',
    ])
    expect(rest.cities.pageInfo).toMatchObject({ hasPreviousPage: false, hasNextPage: true })
  })

  test('a cursor goes on in a list that is ordered by a text', async () => {
    const order = 'events(first: 1, where: {theme: {isNull: false}}, orderBy: [{field: THEME}]'
    const { events } = await server.data<{ events: { pageInfo: { endCursor: string } } }>(
      `{ ${order}) { pageInfo { endCursor } } }`,
    )
    const { next } = await server.data<{ next: Nodes<{ id: string }> }>(
      `{ next: ${order}, after: "${events.pageInfo.endCursor}") { edges { node { id } } } }`,
    )
    expect(next.edges).toHaveLength(1)
  })

  const nest = (levels: number): string => (levels === 0 ? '{}' : `{NOT: ${nest(levels - 1)}}`)
  const many = (count: number, part: string): string => Array.from({ length: count }, () => part).join(', ')
  const wrong: [string, string, Expected][] = [
    ['a filter that is too deep', `where: ${nest(limits.filterDepthMax_levels + 1)}`, tooMuch(/6 levels/)],
    [
      'too many conditions',
      `where: {OR: [${many(limits.filterConditionsMax_count, '{population: {gt: 1}}')}]}`,
      tooMuch(/100 conditions/),
    ],
    [
      'too long a list',
      `where: {name: {in: [${many(limits.filterValuesMax_count + 1, '"x"')}]}}`,
      tooMuch(/500 values.*501/),
    ],
    [
      'too many sources',
      `where: {source: {in: [${many(limits.filterValuesMax_count + 1, '"x"')}]}}`,
      tooMuch(/500 values.*501/),
    ],
    [
      'too many keys of an order',
      `orderBy: [${many(limits.orderTermsMax_count + 1, '{field: NAME}')}]`,
      tooMuch(/5 fields/),
    ],
    ['null for a field', 'where: {population: null}', invalid(/population: null.*isNull/)],
    ['null for a value', 'where: {population: {eq: null}}', invalid(/eq: null.*isNull/)],
    ['null for a source', 'where: {source: {eq: null}}', invalid(/eq: null/)],
    ['null below NOT', 'where: {NOT: {twinnings: {node: {region: {contains: null}}}}}', invalid(/contains: null/)],
    [
      'a field that there is not',
      'where: {mayor: {eq: "x"}}',
      notInSchema(/"mayor" is not defined by type "CityFilter"/),
    ],
    [
      'an operator that there is not',
      'where: {name: {like: "x"}}',
      notInSchema(/"like" is not defined by type "NameFilter"/),
    ],
    [
      'an order that there is not',
      'orderBy: [{field: MAYOR}]',
      notInSchema(/"MAYOR" does not exist in "CityOrderField"/),
    ],
    ['an order by what has none', 'orderBy: [{field: ID}]', notInSchema(/"ID" does not exist/)],
    ['a direction that there is not', 'orderBy: [{field: NAME, direction: UP}]', notInSchema(/"UP" does not exist/)],
    ['no date', 'asOf: "2011-13"', notInSchema(/2011-13/)],
    [
      'a point that is nowhere',
      'where: {within: {of: {latitude: 91, longitude: 0}, km: 1}}',
      invalid(/latitude.*-90 to 90/),
    ],
    [
      'a point too far round',
      'where: {within: {of: {latitude: 1, longitude: 180.5}, km: 1}}',
      invalid(/longitude.*-180 to 180/),
    ],
    ['a distance below nothing', 'where: {within: {of: {latitude: 1, longitude: 1}, km: -1}}', invalid(/km/)],
    ['no cursor', 'after: "x"', invalid(/after: this is no cursor/)],
  ]
  test.each(wrong)('%s is refused, and says why', async (_name, args, expected) => {
    expectError(await server.ask(`{ cities(${args}) { edges { node { name } } } }`), expected)
  })

  test('a cursor of another order is refused, and says why', async () => {
    const by = (order: string) => `orderBy: [{field: ${order}}]`
    const cursorOf = async (order: string): Promise<string> => {
      const { cities } = await server.data<{ cities: { pageInfo: { endCursor: string } } }>(
        `{ cities(first: 3, ${order}) { pageInfo { endCursor } } }`,
      )
      return cities.pageInfo.endCursor
    }
    const cursor = await cursorOf(by('POPULATION'))
    for (const other of [
      by('REGION'),
      by('POPULATION, direction: DESC'),
      by('POPULATION, nulls: FIRST'),
      'asOf: "2010"',
    ])
      expectError(
        await server.ask(`{ cities(${other}, after: "${cursor}") { edges { node { name } } } }`),
        invalid(/after: this is a cursor of cities by population ASC LAST, not of cities/),
      )
  })
})
