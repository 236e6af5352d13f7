import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { getNamedType, isObjectType } from 'graphql'
import { getMetadataStorage } from 'type-graphql'
import { Role } from '../../src/access/role.js'
import { entityAttributes, relationshipRules } from '../../src/domain/attributes.js'
import { EntityType, RelationshipType } from '../../src/domain/vocabulary.js'
import { editKinds } from '../../src/graphql/mutations/edits.js'
import { createSchema } from '../../src/graphql/schema.js'
import { limits } from '../../src/limits.js'
import { author, city, content, dump, twins } from '../graph/facts.js'
import { engines } from '../support/engines.js'
import { startServer, type TestServer } from '../support/http.js'

const schema = await createSchema()
const mutations = schema.getMutationType()?.getFields() ?? {}

type Input = Readonly<Record<string, unknown>>

interface UserError {
  readonly code: string
  readonly path: readonly string[]
  readonly message: string
  readonly conflictingId: string | null
}

interface Payload {
  readonly userErrors: readonly UserError[]
  readonly change: { readonly seq: number; readonly at: string; readonly actor: string; readonly reason: string } | null
  readonly deletedId?: string | null
  readonly results?: readonly { readonly id: string }[] | null
  readonly [shown: string]: unknown
}

const by = { reason: 'because' }
const beside = 'userErrors { code path message conflictingId } change { seq at actor reason }'

/** A mutation with its payload, and what it shows of the thing. */
function text(name: string, shown: string): string {
  const payload = getNamedType(mutations[name]?.type)
  const fields = isObjectType(payload) ? Object.keys(payload.getFields()) : []
  const [thing] = fields.filter((field) => !['userErrors', 'change', 'deletedId', 'results'].includes(field))
  const parts = [
    thing ? `${thing} { id ${shown} }` : '',
    fields.includes('deletedId') ? 'deletedId' : '',
    fields.includes('results') ? 'results { id node { id } }' : '',
  ]
  return `${parts.join(' ')} ${beside}`
}

const argumentOf = (name: string): string => (name === 'applyEdits' ? 'edits' : 'input')

describe.each(engines)('mutations on %s', (_, open) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(open, { seed: false, role: Role.EDITOR })
  })
  beforeEach(async () => {
    const everything = { name: 'test/empty', text: 'MATCH (n) WHERE NOT n:Graph AND NOT n:AccessKey DETACH DELETE n' }
    await server.graph.engine.write((transaction) => transaction.run(everything))
  })
  afterAll(() => server.close())

  interface More {
    readonly shown?: string
    readonly by?: Input
    readonly key?: string
  }

  /** Whatever comes of it. */
  async function run(name: string, input: Input | readonly Input[], more: More = {}): Promise<Payload> {
    const argument = argumentOf(name)
    const type = mutations[name]?.args.find((one) => one.name === argument)?.type
    const asked = `mutation ($it: ${String(type)}, $by: Authorship!, $key: String) { ${name}(${argument}: $it, by: $by, idempotencyKey: $key) { ${text(name, more.shown ?? '')} } }`
    const data = await server.data<Readonly<Record<string, Payload>>>(asked, {
      it: input,
      by: more.by ?? by,
      key: more.key,
    })
    return data[name] as Payload
  }

  async function done(name: string, input: Input | readonly Input[], more: More = {}): Promise<Payload> {
    const payload = await run(name, input, more)
    expect({ name, userErrors: payload.userErrors }).toEqual({ name, userErrors: [] })
    expect(payload.change).toMatchObject({ actor: server.actor, reason: 'because' })
    return payload
  }

  /** What is wrong, without words; nothing was written. */
  async function errors(name: string, input: Input | readonly Input[], more: More = {}): Promise<unknown[]> {
    const [before, head] = [await dump(server.graph.engine), await server.graph.log.head()]
    const { userErrors, change } = await run(name, input, more)
    expect(change).toBeNull()
    expect(await server.graph.log.head()).toBe(head)
    expect(await dump(server.graph.engine)).toEqual(before)
    for (const { message } of userErrors) expect(message).toMatch(/\.$/)
    return userErrors.map(({ code, path }) => [code, path.join('.')])
  }

  const named = (name: string): Input => ({ names: [{ text: name }] })
  const made = async (type: EntityType, slug: string, more: Input = {}): Promise<string> => {
    const id = `ct:${type.toLowerCase()}/${slug}`
    await done(`create${type}`, { id, ...named(slug), ...more })
    return id
  }

  /** Right values of every attribute there is, and others that are right too. */
  const values: Readonly<Record<string, readonly [unknown, unknown]>> = {
    description: ['A sentence.', 'Another.'],
    wikidataId: ['Q1', 'Q2'],
    url: ['https://example.org/a', 'http://example.org/b'],
    region: ['Lombardia', 'Veneto'],
    location: [
      { latitude: 45.2, longitude: 9.2 },
      { latitude: 0, longitude: -180 },
    ],
    population: [70_000, 0],
    geonamesId: [1, 2],
    code: ['IT', 'FR'],
    time: ['11:30', '00:00'],
    timeZone: ['Europe/Rome', 'UTC'],
    venue: ['Palazzo', 'Piazza'],
    theme: ['Culture', 'Water'],
    sessions: [['One', 'Two'], ['Three']],
    statedParticipants: [9, 10],
    language: ['it', 'zh-Hant'],
    start: ['2020', '2020-05-01'],
    end: ['2021', '2021-06'],
    since: ['1965', '196X'],
    until: ['1990', '1991-01-01'],
    status: ['SUSPENDED', 'ENDED'],
    on: ['2022-06-10', 'XXXX-06-10'],
  }
  const kinds: Readonly<Record<string, readonly [string, string]>> = {
    City: ['CITY', 'PROVINCE'],
    Programme: ['NETWORK', 'PROJECT'],
    Agreement: ['CHARTER', 'MEMORANDUM'],
  }
  const rightValue = (type: string, name: string, which: 0 | 1): unknown =>
    (name === 'kind' ? kinds[type] : values[name])?.[which]
  const filled = (type: string, names: readonly string[], which: 0 | 1): Input =>
    Object.fromEntries(names.map((name) => [name, rightValue(type, name, which)]))
  const select = (names: readonly string[]): string =>
    names.map((name) => (name === 'location' ? 'location { latitude longitude }' : name)).join(' ')

  test.each(Object.values(EntityType))(
    'make, change and take away a %s, with all that can be said of it',
    async (type) => {
      const names = Object.keys(entityAttributes[type])
      const field = type.toLowerCase()
      const shown = `${select(names)} name names { text language } revision citations { edition source { id } locator modality attributes }`
      const input = {
        names: [
          { text: 'Uno', language: 'it' },
          { text: 'One', language: 'en' },
        ],
        ...filled(type, names, 0),
      }
      const created = await done(`create${type}`, input, { shown })
      expect(created[field]).toMatchObject({
        id: 'wd:Q1',
        name: 'One',
        revision: created.change?.seq,
        ...filled(type, names, 0),
        citations: [
          { edition: 'ct:edition/edits/000000000000', source: { id: 'ct:source/edits' }, modality: 'STATED' },
        ],
      })
      const changed = await done(`update${type}`, { id: 'wd:Q1', ...filled(type, names, 1) }, { shown })
      expect(changed[field]).toMatchObject({ ...filled(type, names, 1), name: 'One', revision: changed.change?.seq })
      // What is left out stays, and null clears.
      const [first = '', ...rest] = names
      const cleared = await done(`update${type}`, { id: 'wd:Q1', [first]: null, names: [{ text: 'Zwei' }] }, { shown })
      expect(cleared[field]).toMatchObject({ [first]: null, ...filled(type, rest, 1), name: 'Zwei' })
      const emptied = Object.fromEntries(names.map((name) => [name, null]))
      const bare = await done(`update${type}`, { id: 'wd:Q1', ...emptied }, { shown })
      expect(bare[field]).toMatchObject({ ...emptied, name: 'Zwei', citations: [{ attributes: ['names'] }] })
      for (const none of [null, []])
        expect(await errors(`update${type}`, { id: 'wd:Q1', names: none })).toEqual([['INVALID_VALUE', 'input.names']])
      const gone = await done(`delete${type}`, { id: 'wd:Q1' })
      expect(gone).toMatchObject({ deletedId: 'wd:Q1', node: null })
      expect(await server.data('{ node(id: "wd:Q1") { id } }')).toEqual({ node: null })
      expect(await errors(`update${type}`, { id: 'wd:Q1', [first]: null })).toEqual([['NOT_FOUND', 'input.id']])
      expect(await errors(`delete${type}`, { id: 'wd:Q1' })).toEqual([['NOT_FOUND', 'input.id']])
    },
  )

  describe('ties', () => {
    interface TieCase {
      readonly type: RelationshipType
      readonly create: string
      readonly ends: readonly [string, EntityType, string, EntityType]
      readonly more?: Input
      readonly update?: string
      readonly remove: string
      readonly field: string
    }
    const tieCases: readonly TieCase[] = [
      {
        type: 'TWINNED_WITH',
        create: 'twinCities',
        ends: ['city', 'City', 'with', 'City'],
        more: { kind: 'FRIENDSHIP' },
        update: 'updateTwinning',
        remove: 'deleteTwinning',
        field: 'twinning',
      },
      {
        type: 'MEMBER_OF',
        create: 'joinProgramme',
        ends: ['member', 'University', 'programme', 'Programme'],
        more: { role: 'COORDINATOR' },
        update: 'updateMembership',
        remove: 'deleteMembership',
        field: 'membership',
      },
      {
        type: 'SIGNED',
        create: 'signAgreement',
        ends: ['signatory', 'City', 'agreement', 'Agreement'],
        update: 'updateSignature',
        remove: 'deleteSignature',
        field: 'signature',
      },
      {
        type: 'PARTICIPATED_IN',
        create: 'participateInEvent',
        ends: ['participant', 'Organisation', 'event', 'Event'],
        more: { role: 'HOST' },
        remove: 'deleteParticipation',
        field: 'participation',
      },
      ...Object.values(RelationshipType)
        .filter((type) => !['TWINNED_WITH', 'MEMBER_OF', 'SIGNED', 'PARTICIPATED_IN'].includes(type))
        .map((type) => {
          const { from, to, pairs } = relationshipRules[type]
          const [a, b] = pairs?.[0] ?? [from[0] as EntityType, to[0] as EntityType]
          const ends = ['from', a, 'to', b] as const
          return { type, create: 'link', ends, more: { type }, remove: 'unlink', field: 'link' }
        }),
    ]

    test('there is a case for every type, and all their mutations have one', () => {
      expect(tieCases.map(({ type }) => type).sort()).toEqual(Object.values(RelationshipType).sort())
      const tried = new Set(tieCases.flatMap(({ create, update = '', remove }) => [create, update, remove]))
      const others = [...editKinds.keys()].filter((name) => !/^(?:create|update|delete)/.test(name))
      expect(others.filter((name) => !tried.has(name))).toEqual([
        'endTwinning',
        'leaveProgramme',
        // test/http/history.test.ts
        'mergeEntities',
        'splitEntity',
      ])
    })

    test.each(tieCases.map((one) => [one.type, one] as const))(
      '%s is made, changed and taken away',
      async (type, one) => {
        const { create, ends, more = {}, update, remove, field } = one
        const [from, fromType, to, toType] = ends
        const given = { ...more, [from]: await made(fromType, 'one'), [to]: await made(toType, 'two') }
        const names = Object.keys(relationshipRules[type].attributes)
        const shown = `type revision modality from { id } to { id } ${select(names)} ${'role' in more ? 'role' : ''} ${'kind' in more ? 'kind' : ''}`
        const created = await done(create, { ...given, ...filled(type, names, 0) }, { shown })
        expect(created[field]).toMatchObject({
          ...{ type, modality: 'STATED', from: { id: given[from] }, to: { id: given[to] } },
          ...filled(type, names, 0),
          ...more,
          revision: created.change?.seq,
        })
        const { id } = created[field] as { id: string }
        if (update) {
          const changed = await done(update, { id, ...filled(type, names, 1) }, { shown })
          expect(changed[field]).toMatchObject(filled(type, names, 1))
          const [first = ''] = names
          const cleared = await done(update, { id, [first]: null }, { shown })
          expect(cleared[field]).toMatchObject({ [first]: null })
          expect(await errors(update, { id: id.replace(/~ct.*$/, '~ct:a/b~ct:a/c~0'), [first]: null })).toEqual([
            ['NOT_FOUND', 'input.id'],
          ])
          expect(await errors(update, { id: 'ct:city/one', [first]: null })).toEqual([['INVALID_VALUE', 'input.id']])
        } else
          expect(await errors(create, given)).toMatchObject([
            [
              'ALREADY_EXISTS',
              `input.${create === 'link' && ['LOCATED_IN', 'IN_COUNTRY'].includes(type) ? 'from' : to}`,
            ],
          ])
        expect(await errors(create, { ...given, [to]: 'ct:city/nowhere' })).toEqual([['NOT_FOUND', `input.${to}`]])
        expect(await errors(create, { ...given, [from]: 'ct:city/nowhere' })).toEqual([['NOT_FOUND', `input.${from}`]])
        expect(await errors(create, { ...given, [from]: 'Pavia' })).toEqual([['INVALID_VALUE', `input.${from}`]])
        expect(await errors(`delete${fromType}`, { id: given[from] })).toEqual([['STILL_TIED', 'input.id']])
        expect(await done(remove, { id })).toMatchObject({ deletedId: id, node: null })
        expect(await errors(remove, { id })).toEqual([['NOT_FOUND', 'input.id']])
      },
    )

    test('twinnings end, and memberships', async () => {
      const [a, b, network] = [await made('City', 'a'), await made('City', 'b'), await made('Programme', 'net')]
      const { twinning } = await done('twinCities', { city: a, with: b })
      const { id } = twinning as { id: string }
      const shown = 'status until'
      expect((await done('endTwinning', { id }, { shown }))['twinning']).toMatchObject({ status: 'ENDED', until: null })
      expect((await done('endTwinning', { id, until: '2001' }, { shown }))['twinning']).toMatchObject({ until: '2001' })
      const asked = 'query ($asOf: PartialDate) { twinnings(asOf: $asOf) { totalCount } }'
      expect(await server.data(asked, { asOf: '2000' })).toEqual({ twinnings: { totalCount: 1 } })
      expect(await server.data(asked, { asOf: '2002' })).toEqual({ twinnings: { totalCount: 0 } })
      const { membership } = await done('joinProgramme', { member: a, programme: network, since: '1990' })
      const member = (membership as { id: string }).id
      expect(await errors('leaveProgramme', { id: member, until: '1989' })).toEqual([['INVALID_VALUE', 'input.until']])
      expect(
        (await done('leaveProgramme', { id: member, until: '1999' }, { shown: 'until' }))['membership'],
      ).toMatchObject({
        until: '1999',
      })
    })

    test('an announced signature is one, in the name of a document', async () => {
      const source = await server.data<{ createSource: Payload }>(
        `mutation { createSource(input: {title: "Invitation", licence: "CC BY 4.0", url: "https://example.org"}, reason: "new") { source { id title licence url current { id } } ${beside} } }`,
      )
      expect(source.createSource).toMatchObject({
        source: { id: 'ct:source/invitation', title: 'Invitation', url: 'https://example.org', current: null },
        userErrors: [],
        change: { reason: 'new' },
      })
      const given = { signatory: await made('City', 'a'), agreement: await made('Agreement', 'b') }
      const announced = { source: 'ct:source/invitation', locator: 'page 2', modality: 'ANNOUNCED', reason: 'because' }
      const shown = 'modality citations { locator edition source { title } }'
      expect((await done('signAgreement', given, { by: announced, shown }))['signature']).toMatchObject({
        modality: 'ANNOUNCED',
        citations: [
          { locator: 'page 2', edition: 'ct:edition/invitation/000000000000', source: { title: 'Invitation' } },
        ],
      })
      expect(
        await server.data('{ source(id: "ct:source/invitation") { facts { totalCount edges { node { id } } } } }'),
      ).toMatchObject({ source: { facts: { totalCount: 1 } } })
    })
  })

  describe('rules', () => {
    const long = 'x'.repeat(limits.textMax_chars + 1)
    const faulty: readonly (readonly [string, string, Input])[] = [
      ['names', 'createCity', { names: [] }],
      ['names.0.text', 'createCity', { names: [{ text: ' ' }] }],
      ['names.0.text', 'createCity', { names: [{ text: '!?' }] }],
      ['names.1.text', 'createCity', { names: [{ text: 'a' }, { text: 'x'.repeat(limits.nameMax_chars + 1) }] }],
      ['names.1.text', 'createCity', { names: [{ text: 'a' }, { text: 'Iaşi'.normalize('NFD') }] }],
      ['names.0.text', 'createCity', { names: [{ text: 'two\nlines' }] }],
      ['names.0.language', 'createCity', { names: [{ text: 'a', language: 'Italian' }] }],
      ['id', 'createCity', { id: 'Pavia', ...named('a') }],
      ['id', 'createCity', { id: 'ct:event/pavia', ...named('a') }],
      ['wikidataId', 'createCity', { id: 'wd:Q1', wikidataId: 'Q2', ...named('a') }],
      ['wikidataId', 'createCity', { wikidataId: '6259', ...named('a') }],
      ['description', 'createCity', { description: long, ...named('a') }],
      ['url', 'createCity', { url: 'javascript:alert(1)', ...named('a') }],
      ['url', 'createCity', { url: 'ftp://example.org', ...named('a') }],
      ['population', 'createCity', { population: -1, ...named('a') }],
      ['geonamesId', 'createCity', { geonamesId: 0, ...named('a') }],
      ['location.latitude', 'createCity', { location: { latitude: 90.1, longitude: 0 }, ...named('a') }],
      ['location.longitude', 'createCity', { location: { latitude: 0, longitude: -180.5 }, ...named('a') }],
      ['code', 'createCountry', { code: 'Italy', ...named('a') }],
      ['code', 'createCountry', { code: 'it', ...named('a') }],
      ['end', 'createEvent', { start: '2020', end: '2019', ...named('a') }],
      ['time', 'createEvent', { time: '25:00', ...named('a') }],
      ['timeZone', 'createEvent', { timeZone: 'Rome', ...named('a') }],
      ['sessions', 'createEvent', { sessions: [], ...named('a') }],
      ['statedParticipants', 'createEvent', { statedParticipants: -1, ...named('a') }],
      ['language', 'createDocument', { language: 'Italian', ...named('a') }],
      ['id', 'updateCity', { id: 'Pavia', population: 1 }],
      ['population', 'updateCity', { id: 'ct:city/a', population: -1 }],
      ['names.0.text', 'updateCity', { id: 'ct:city/a', names: [{ text: '' }] }],
      ['end', 'updateEvent', { id: 'ct:event/a', start: '2020', end: '2019' }],
      ['id', 'deleteCity', { id: 'Pavia' }],
      ['with', 'twinCities', { city: 'ct:city/a', with: 'ct:city/a' }],
      ['until', 'twinCities', { city: 'ct:city/a', with: 'ct:city/b', since: '2000', until: '1999' }],
      ['member', 'joinProgramme', { member: 'x', programme: 'ct:programme/a' }],
      ['id', 'deleteTwinning', { id: 'rel:SIGNED~ct:city/a~ct:agreement/b~0' }],
      ['id', 'unlink', { id: 'rel:SIGNED~ct:city/a~ct:agreement/b~0' }],
    ]

    test.each(faulty)('a wrong %s in %s is told with its path, alone and among others', async (field, name, input) => {
      expect(await errors(name, input)).toEqual([['INVALID_VALUE', `input.${field}`]])
      const edits = [{ createCity: named('right') }, { [name]: input }]
      expect(await errors('applyEdits', edits)).toEqual([['INVALID_VALUE', `edits.1.${name}.${field}`]])
    })

    test('all faults are told, not the first', async () => {
      const input = { ...named(''), population: -1, location: { latitude: 91, longitude: 1 }, url: 'x' }
      expect((await errors('createCity', input)).map((one) => (one as string[])[1]).sort()).toEqual(
        ['input.location.latitude', 'input.names.0.text', 'input.population', 'input.url'].sort(),
      )
      const edits = [{ createCity: { ...named('a'), population: -1 } }, { twinCities: { city: 'x', with: 'y' } }]
      expect(await errors('applyEdits', edits)).toEqual([
        ['INVALID_VALUE', 'edits.0.createCity.population'],
        ['INVALID_VALUE', 'edits.1.twinCities.city'],
        ['INVALID_VALUE', 'edits.1.twinCities.with'],
      ])
    })

    test('fields are worded as the input calls them', async () => {
      const { userErrors } = await run('twinCities', { city: 'ct:city/a', with: 'ct:city/a' })
      expect(userErrors[0]?.message).toBe(
        "with: the same as 'city': nothing has a TWINNED_WITH relationship with itself.",
      )
    })

    test('who says it, why, and the key have rules too', async () => {
      const input = named('a')
      const wrong: readonly (readonly [string, string, More])[] = [
        ['INVALID_VALUE', 'by.reason', { by: { reason: '' } }],
        ['INVALID_VALUE', 'by.reason', { by: { reason: 'x'.repeat(limits.reasonMax_chars + 1) } }],
        ['INVALID_VALUE', 'by.reason', { by: { reason: 'two\nlines' } }],
        ['INVALID_VALUE', 'by.locator', { by: { ...by, locator: '' } }],
        ['INVALID_VALUE', 'by.source', { by: { ...by, source: 'atlas' } }],
        ['NOT_FOUND', 'by.source', { by: { ...by, source: 'ct:source/atlas' } }],
        ['NOT_FOUND', 'by.source', { by: { ...by, source: 'ct:city/atlas' } }],
        ['INVALID_VALUE', 'idempotencyKey', { key: '' }],
        ['INVALID_VALUE', 'idempotencyKey', { key: 'ü' }],
        ['INVALID_VALUE', 'idempotencyKey', { key: 'x'.repeat(limits.idempotencyKeyMax_chars + 1) }],
      ]
      for (const [code, path, more] of wrong) expect(await errors('createCity', input, more)).toEqual([[code, path]])
      const source = (args: string) =>
        server.data<{ createSource: Payload }>(`mutation { createSource(${args}) { source { id } ${beside} } }`)
      const pathsOf = async (args: string) =>
        (await source(args)).createSource.userErrors.map(({ code, path }) => [code, path.join('.')])
      expect(await pathsOf('input: {title: "", licence: "x"}, reason: "r"')).toEqual([['INVALID_VALUE', 'input.title']])
      expect(await pathsOf('input: {title: "?", licence: "x"}, reason: "r"')).toEqual([
        ['INVALID_VALUE', 'input.title'],
      ])
      expect(await pathsOf('input: {title: "a", licence: "x", url: "x"}, reason: "r"')).toEqual([
        ['INVALID_VALUE', 'input.url'],
      ])
      expect(await pathsOf('input: {title: "a", licence: "x"}, reason: ""')).toEqual([['INVALID_VALUE', 'reason']])
      expect(await pathsOf('input: {title: "a", licence: "x", id: "ct:source/a"}, reason: "r"')).toEqual([])
      expect(await pathsOf('input: {title: "b", licence: "x", id: "ct:source/a"}, reason: "r"')).toEqual([
        ['ALREADY_EXISTS', 'input.id'],
      ])
      expect((await source('input: {title: "A", licence: "x"}, reason: "r"')).createSource['source']).toEqual({
        id: 'ct:source/a-2',
      })
    })

    test('the other kind of thing is not found', async () => {
      const id = await made('Event', 'a')
      expect(await errors('updateCity', { id, population: 1 })).toEqual([['NOT_FOUND', 'input.id']])
      const { userErrors } = await run('deleteCity', { id })
      expect(userErrors[0]?.message).toBe('ct:event/a is an Event, not a City.')
    })
  })

  test('another version than expected stops it, and the answer has the thing as it is', async () => {
    const id = await made('City', 'a', { population: 1 })
    const { change } = await done('updateCity', { id, population: 2 })
    const expectedVersion = Number(change?.seq) - 1
    const shown = { shown: 'population revision' }
    const stale = await run('updateCity', { id, expectedVersion, population: 3 }, shown)
    expect(stale).toMatchObject({
      city: { id, population: 2, revision: change?.seq },
      userErrors: [{ code: 'STALE_VERSION', path: ['input', 'expectedVersion'], conflictingId: id }],
      change: null,
    })
    expect(await run('deleteCity', { id, expectedVersion })).toMatchObject({
      node: { id },
      deletedId: null,
      userErrors: [{ code: 'STALE_VERSION' }],
    })
    await done('updateCity', { id, expectedVersion: change?.seq, population: 3 })
    const other = await made('City', 'b')
    const { twinning, change: twinned } = await done('twinCities', { city: id, with: other })
    const tie = (twinning as { id: string }).id
    expect(await run('endTwinning', { id: tie, expectedVersion: 0 }, { shown: 'revision' })).toMatchObject({
      twinning: { id: tie, revision: twinned?.seq },
      userErrors: [{ code: 'STALE_VERSION', conflictingId: tie }],
    })
  })

  test('of several changes, each sees those before it, and all go in or none', async () => {
    const edits = [
      { createCity: { id: 'ct:city/a', ...named('A') } },
      { createCity: { id: 'ct:city/b', ...named('B') } },
      { twinCities: { city: 'ct:city/b', with: 'ct:city/a', since: '1999' } },
      { createCountry: { id: 'ct:country/c', ...named('C'), code: 'IT' } },
      { link: { type: 'IN_COUNTRY', from: 'ct:city/a', to: 'ct:country/c' } },
      { deleteCity: { id: 'ct:city/b', cascade: true } },
    ]
    const payload = await done('applyEdits', edits)
    expect(payload.results).toEqual([
      { id: 'ct:city/a', node: { id: 'ct:city/a' } },
      { id: 'ct:city/b', node: null },
      { id: 'rel:TWINNED_WITH~ct:city/a~ct:city/b~TWINNING-0', node: null },
      { id: 'ct:country/c', node: { id: 'ct:country/c' } },
      { id: 'rel:IN_COUNTRY~ct:city/a~ct:country/c~0', node: { id: 'rel:IN_COUNTRY~ct:city/a~ct:country/c~0' } },
      { id: 'ct:city/b', node: null },
    ])
    expect(
      await errors('applyEdits', [
        { createCity: named('new') },
        { twinCities: { city: 'ct:city/a', with: 'ct:city/b' } },
      ]),
    ).toEqual([['NOT_FOUND', 'edits.1.twinCities.with']])
    expect(await errors('applyEdits', [{ createCity: named('new') }, {}])).toEqual([['INVALID_VALUE', 'edits.1']])
    expect(await errors('applyEdits', [{ createCity: named('new'), deleteCity: { id: 'ct:city/a' } }])).toEqual([
      ['INVALID_VALUE', 'edits.0'],
    ])
    const many = Array.from({ length: limits.editsMax_count + 1 }, () => ({ deleteCity: { id: 'ct:city/a' } }))
    const { body } = await server.ask(
      `mutation ($edits: [EditInput!]!) { applyEdits(edits: $edits, by: {reason: "r"}) { ${beside} } }`,
      { edits: many },
    )
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'LIMIT_EXCEEDED', limit: limits.editsMax_count })
  })

  test('a key has it done once, with the same answer', async () => {
    const more = { key: 'c3c7-1', shown: 'name revision' }
    const first = await done('createCity', named('Pavia'), more)
    const head = await server.graph.log.head()
    expect(await run('createCity', named('Pavia'), more)).toEqual(first)
    const all = await Promise.all(
      Array.from({ length: 20 }, () => run('createCity', named('Zadar'), { key: 'at once' })),
    )
    for (const one of all) expect(one).toEqual(all[0])
    expect(all[0]?.userErrors).toEqual([])
    expect(await server.graph.log.head()).toBe(head + 1)
    expect(await errors('createCity', named('Ayas'), more)).toEqual([['KEY_REUSED', 'idempotencyKey']])
    expect(await errors('deleteCity', { id: 'ct:city/pavia' }, { key: more.key })).toEqual([
      ['KEY_REUSED', 'idempotencyKey'],
    ])
  })

  test('a value by hand goes before those of sources, which the conflicts have', async () => {
    await server.graph.loader.load(
      ['a', 'b'].map((slug) =>
        content(slug, 1, [city('pavia', { population: 1 }), city('zadar')], [twins('pavia', 'zadar')]),
      ),
      author,
    )
    const id = 'ct:city/pavia'
    const shown = 'population citations { source { id } attributes }'
    const changed = await done('updateCity', { id, population: 2 }, { shown })
    expect(changed['city']).toMatchObject({ population: 2, citations: [{ source: { id: 'ct:source/edits' } }, {}, {}] })
    const conflicts = '{ conflicts(kinds: [VALUE]) { edges { node { attribute values { value preferred } } } } }'
    const recorded = (value: number | null) => ({
      conflicts: {
        edges: [
          {
            node: {
              attribute: 'population',
              values: [
                { value, preferred: true },
                { value: 1, preferred: false },
              ],
            },
          },
        ],
      },
    })
    expect(await server.data(conflicts)).toEqual(recorded(2))
    await done('updateCity', { id, population: null }, { shown })
    expect(await server.data(conflicts)).toEqual(recorded(null))
    expect(await server.data('{ cities(where: {population: {isNull: true}}) { totalCount } }')).toEqual({
      cities: { totalCount: 2 },
    })
  })

  test('what is written is seen at once: in the answer, by the next mutation, and by every way of asking', async () => {
    // Whatever is kept of the graph is there before.
    const asked = `{
      city(name: "zadar") { name twinnings { totalCount edges { node { name } } } }
      cities(where: {population: {gt: 5}}) { totalCount edges { node { id population } } }
      search(text: "zadar") { edges { node { id } } }
      shortestPath(from: "ct:city/zadar", to: "ct:city/pavia") { path { hops } }
      statistics { nodeCount edgeCount }
      cityCounts(by: [KIND]) { count }
      byHand: cities(where: {source: {eq: "ct:source/edits"}}) { totalCount }
      graphVersion
    }`
    await server.ask(asked)
    await server.graph.warm()
    const written = await server.data<Readonly<Record<string, Payload>>>(
      `mutation ($by: Authorship!) {
        a: createCity(input: {names: [{text: "Pavia"}], population: 1}, by: $by) { city { id twinnings { totalCount } } ${beside} }
        b: createCity(input: {names: [{text: "Zadar"}], population: 7, kind: CITY}, by: $by) { city { id } ${beside} }
        c: twinCities(input: {city: "ct:city/pavia", with: "ct:city/zadar"}, by: $by) {
          twinning { cities { name twinnings { totalCount edges { node { name } } } } } ${beside}
        }
        d: updateCity(input: {id: "ct:city/pavia", population: 9}, by: $by) { city { population twinnings { totalCount } } ${beside} }
        e: endTwinning(input: {id: "rel:TWINNED_WITH~ct:city/pavia~ct:city/zadar~TWINNING-0", until: "2001"}, by: $by) {
          twinning { status until cities { twinnings(where: {status: {eq: ENDED}}) { totalCount } } } ${beside}
        }
      }`,
      { by },
    )
    for (const payload of Object.values(written)) expect(payload.userErrors).toEqual([])
    const seqs = Object.values(written).map(({ change }) => Number(change?.seq))
    expect(seqs).toEqual([0, 1, 2, 3, 4].map((i) => (seqs[0] ?? 0) + i))
    expect(written['a']).toMatchObject({ city: { id: 'ct:city/pavia', twinnings: { totalCount: 0 } } })
    expect(written['c']).toMatchObject({
      twinning: {
        cities: [
          { name: 'Pavia', twinnings: { totalCount: 1, edges: [{ node: { name: 'Zadar' } }] } },
          { name: 'Zadar', twinnings: { totalCount: 1, edges: [{ node: { name: 'Pavia' } }] } },
        ],
      },
    })
    expect(written['d']).toMatchObject({ city: { population: 9, twinnings: { totalCount: 1 } } })
    expect(written['e']).toMatchObject({
      twinning: {
        status: 'ENDED',
        until: '2001',
        cities: [{ twinnings: { totalCount: 1 } }, { twinnings: { totalCount: 1 } }],
      },
    })
    for (let again = 0; again < 2; again++)
      expect(await server.data(asked)).toEqual({
        city: { name: 'Zadar', twinnings: { totalCount: 1, edges: [{ node: { name: 'Pavia' } }] } },
        cities: {
          totalCount: 2,
          edges: [{ node: { id: 'ct:city/pavia', population: 9 } }, { node: { id: 'ct:city/zadar', population: 7 } }],
        },
        search: { edges: [{ node: { id: 'ct:city/zadar' } }] },
        shortestPath: { path: { hops: 1 } },
        statistics: { nodeCount: 2, edgeCount: 1 },
        cityCounts: [{ count: 1 }, { count: 1 }],
        byHand: { totalCount: 2 },
        graphVersion: seqs.at(-1),
      })
    await done('updateCity', { id: 'ct:city/zadar', names: [{ text: 'Zara', language: 'it' }] })
    expect(
      await server.data('{ search(text: "zara") { edges { node { id } } } old: city(name: "zadar") { id } }'),
    ).toEqual({
      search: { edges: [{ node: { id: 'ct:city/zadar' } }] },
      old: null,
    })
    await done('deleteCity', { id: 'ct:city/zadar', cascade: true })
    expect(
      await server.data('{ cities { totalCount } twinnings { totalCount } statistics { nodeCount edgeCount } }'),
    ).toEqual({
      cities: { totalCount: 1 },
      twinnings: { totalCount: 0 },
      statistics: { nodeCount: 1, edgeCount: 0 },
    })
  })

  test('no answer is used again, and GET writes nothing', async () => {
    const id = await made('City', 'a')
    const query = `mutation { updateCity(input: {id: "${id}", population: 5}, by: {reason: "r"}) { ${beside} } }`
    const head = await server.graph.log.head()
    const get = await server.fetch(`/graphql?query=${encodeURIComponent(query)}`)
    expect(get.status).toBe(405)
    for (const format of ['csv', 'ndjson'])
      expect(
        (await server.fetch(`/graphql?format=${format}&query=${encodeURIComponent(query)}`)).status,
      ).toBeGreaterThanOrEqual(400)
    expect(await server.graph.log.head()).toBe(head)
    const answers = [await server.ask(query), await server.ask(query)]
    for (const { headers } of answers) {
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.has('cache-status')).toBe(false)
      expect(headers.has('etag')).toBe(false)
    }
    // The second finds it as it asks for it to be, and changes nothing.
    expect(answers.map(({ body }) => (body.data as { updateCity: Payload }).updateCity.change?.seq ?? null)).toEqual([
      head + 1,
      null,
    ])
  })
})

describe('the schema of mutations', () => {
  const payloads = [...editKinds.keys(), 'applyEdits', 'createSource'].map((name) =>
    getNamedType(mutations[name]?.type),
  )

  test('there is one for every entity and every relationship', () => {
    for (const type of Object.values(EntityType))
      for (const verb of ['create', 'update', 'delete']) expect(Object.keys(mutations)).toContain(`${verb}${type}`)
    expect(payloads.length).toBeGreaterThan(35)
  })

  test('every answer has userErrors and the change', () => {
    for (const payload of payloads) {
      if (!isObjectType(payload)) throw new Error('a payload that is no object')
      expect(payload.getInterfaces().map(({ name }) => name)).toEqual(['MutationPayload'])
      expect(String(payload.getFields()['userErrors']?.type)).toBe('[UserError!]!')
      expect(String(payload.getFields()['change']?.type)).toBe('ChangeInfo')
    }
  })

  test('every mutation that writes to the graph is for editors', () => {
    const writing = Object.keys(mutations).filter((name) => name !== 'cancelAnalysisJob' && !name.startsWith('start'))
    const ruled = getMetadataStorage()
      .mutations.filter(({ roles }) => roles?.length === 1 && roles[0] === Role.EDITOR)
      .map(({ schemaName }) => schemaName)
    expect(ruled.sort()).toEqual(writing.sort())
  })
})
