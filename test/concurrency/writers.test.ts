import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Role } from '../../src/access/role.js'
import { engines } from '../support/engines.js'
import { type Nodes, nodesOf, startServer, type TestServer } from '../support/http.js'
import { Random } from '../support/random.js'

const writers_count = 64
/** Of each writer. */
const edits_count = 5
const cities = Array.from({ length: 5 }, (_, number) => `ct:city/c${number}`)
const kinds = ['TWINNING', 'FRIENDSHIP'] as const

type EditKind = 'twin' | 'end' | 'delete' | 'update'

/** An edit that made something different, by the version of the graph that it made. */
interface Made {
  readonly seq: number
  readonly kind: EditKind
  readonly id: string
  readonly reason: string
}

interface Payload {
  readonly userErrors: readonly { readonly code: string }[]
  readonly change: { readonly seq: number } | null
  readonly twinning?: { readonly id: string } | null
  readonly deletedId?: string | null
}

interface Tie {
  readonly id: string
  readonly kind: string
  readonly status: string
  readonly cities: readonly { readonly id: string }[]
}

const refusals = ['ALREADY_EXISTS', 'NOT_FOUND']

describe.each(engines)(`${writers_count} writers on the same pairs, on %s`, (_, open) => {
  let server: TestServer
  const made: Made[] = []
  const refused: string[] = []
  /** That somebody has been shown, whether they are still there or not. */
  const known: string[] = []

  beforeAll(async () => {
    server = await startServer(open, { seed: false, role: Role.EDITOR })
    const edits = cities.map((id) => ({ createCity: { id, names: [{ text: id }] } }))
    await server.data(
      'mutation ($edits: [EditInput!]!) { applyEdits(edits: $edits, by: {reason: "cities"}) { userErrors { code } } }',
      { edits },
    )
  })
  afterAll(() => server.close())

  /** On a slow machine so many may be too many at once; whoever is refused at the door asks again, as is said. */
  async function asked(mutation: string): Promise<Payload> {
    for (;;) {
      const { status, headers, body, text } = await server.ask(mutation)
      if (status === 503) await sleep(1000 * Number(headers.get('retry-after')))
      else if (status === 200 && !body.errors) return (body.data as { it: Payload }).it
      else throw new Error(`${status} for ${mutation}\n${text}`)
    }
  }

  async function edit(kind: EditKind, reason: string, random: Random): Promise<void> {
    const beside = 'userErrors { code } change { seq }'
    const by = `by: {reason: "${reason}"}`
    const id = kind === 'twin' || known.length === 0 ? null : random.pick(known)
    const [city, other] = random.some(cities, 2)
    const year = 1950 + random.below(40)
    const mutation =
      id === null
        ? `it: twinCities(input: {city: "${city}", with: "${other}", kind: ${random.pick(kinds)}}, ${by}) { twinning { id } ${beside} }`
        : {
            twin: '',
            end: `it: endTwinning(input: {id: "${id}", until: "${year + 50}"}, ${by}) { twinning { id } ${beside} }`,
            delete: `it: deleteTwinning(input: {id: "${id}"}, ${by}) { deletedId ${beside} }`,
            update: `it: updateTwinning(input: {id: "${id}", since: "${year}"}, ${by}) { twinning { id } ${beside} }`,
          }[kind]
    const it = await asked(`mutation { ${mutation} }`)
    if (it.userErrors.length > 0) refused.push(...it.userErrors.map(({ code }) => code))
    const own = it.twinning?.id ?? it.deletedId
    if (!it.change || it.userErrors.length > 0 || !own) return
    if (id === null) known.push(own)
    made.push({ seq: it.change.seq, kind: id === null ? 'twin' : kind, id: own, reason })
  }

  test('each is answered, and either makes something different or is told why not', async () => {
    const work = async (writer: number): Promise<void> => {
      const random = new Random(writer)
      for (let n = 0; n < edits_count; n++) {
        const kind = random.pick<EditKind>(['twin', 'twin', 'end', 'delete', 'update'])
        await edit(kind, `w${writer} ${n}`, random)
      }
    }
    await Promise.all(Array.from({ length: writers_count }, (_, writer) => work(writer)))
    expect(refused.filter((code) => !refusals.includes(code))).toEqual([])
    // They were in each other's way, and got on all the same.
    expect(refused.length).toBeGreaterThan(writers_count / 4)
    for (const kind of ['twin', 'end', 'delete', 'update']) expect(made.map((one) => one.kind)).toContain(kind)
  }, 120_000)

  test('what they made is what they would have made one after the other, in the order of the versions', async () => {
    const there = new Map<string, 'ACTIVE' | 'ENDED'>()
    const ofPair = (id: string): string => id.replace(/-\d+$/, '')
    for (const { seq, kind, id } of [...made].sort((a, b) => a.seq - b.seq)) {
      const at = { seq, kind, id }
      if (kind === 'twin') {
        const active = [...there].filter(([other, status]) => status === 'ACTIVE' && ofPair(other) === ofPair(id))
        expect({ ...at, active, isThere: there.has(id) }).toEqual({ ...at, active: [], isThere: false })
        there.set(id, 'ACTIVE')
      } else {
        expect({ ...at, isThere: there.has(id) }).toEqual({ ...at, isThere: true })
        if (kind === 'delete') there.delete(id)
        if (kind === 'end') there.set(id, 'ENDED')
      }
    }
    const { twinnings, graphVersion } = await server.data<{ twinnings: Nodes<Tie>; graphVersion: number }>(
      '{ graphVersion twinnings(first: 500) { edges { node { id kind status cities { id } } } } }',
    )
    const ties = nodesOf(twinnings)
    expect(ties.map(({ id, status }) => `${id} ${status}`).sort()).toEqual(
      [...there].map((one) => one.join(' ')).sort(),
    )
    // The cities and the key of access were changes too.
    expect(graphVersion).toBe(made.length + 2)
  })

  test('the whole graph, read again, has one active twinning of a kind for each pair, and its counts add up', async () => {
    const rows = await server.graph.engine.read({
      name: 'test/twinnings',
      text: 'MATCH (a:City)-[r:TWINNED_WITH]->(b:City) RETURN a.id AS a, b.id AS b, r.key AS key, r.until AS until',
    })
    const active = rows
      .filter(({ until }) => until == null)
      .map(({ a, b, key }) => `${a} ${b} ${String(key).split('-')[0]}`)
    expect(new Set(active).size).toBe(active.length)
    const counted = (kind: EditKind): number => made.filter((one) => one.kind === kind).length
    expect(rows.length).toBe(counted('twin') - counted('delete'))

    const shown = await server.data<{
      twinnings: { totalCount: number }
      cities: Nodes<{ id: string; twinnings: { totalCount: number } }>
    }>('{ twinnings { totalCount } cities(first: 500) { edges { node { id twinnings { totalCount } } } } }')
    expect(shown.twinnings.totalCount).toBe(rows.length)
    for (const { id, twinnings } of nodesOf(shown.cities))
      expect([id, twinnings.totalCount]).toEqual([id, rows.filter(({ a, b }) => a === id || b === id).length])

    const changes = await server.graph.log.since(0)
    expect(changes.map(({ seq }) => seq)).toEqual(changes.map((_, index) => index + 1))
    const bySeq = new Map(changes.map(({ seq, reason }) => [seq, reason]))
    for (const { seq, reason } of made) expect([seq, bySeq.get(seq)]).toEqual([seq, reason])
    expect(new Set(made.map(({ seq }) => seq)).size).toBe(made.length)
  })
})
