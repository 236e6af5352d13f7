import { type Client, clientOf } from '../support/client.js'

/** One change that is asked for under a key of its own, which is also its reason in the change log. */
interface Wish {
  readonly key: string
  readonly mutation: string
  readonly variables: Readonly<Record<string, unknown>>
  /** What the graph shows of the writer's own things when it has been done, given what it showed before. */
  readonly after: (lines: readonly string[]) => string[]
}

/** Shows cities and ties alike, whoever reads them. */
const cityLine = (name: string, population: number | null): string => `${name} ${population ?? 'unknown'}`
const tieLine = (one: string, other: string, status: string): string => `${[one, other].sort().join(' – ')} ${status}`

const cityId = (name: string): string => `ct:city/${name}`
const named = (name: string) => ({ names: [{ text: name }] })
const tieId = (one: string, other: string): string => `rel:TWINNED_WITH~${cityId(one)}~${cityId(other)}~TWINNING-0`
const swapped = (lines: readonly string[], from: string, to: string): string[] =>
  lines.map((line) => (line === from ? to : line))

/** Every fourth wish of a writer is the same kind again, on other things. */
function wishOf(writer: string, number: number): Wish {
  const key = `${writer}n${number}`
  const [one, other] = [0, 1].map((end) => `${writer}n${number - (number % 4)}e${end}`) as [string, string]
  const wish = (name: string, type: string, input: unknown, after: Wish['after']): Wish => ({
    key,
    mutation: `mutation ($it: ${type}!, $by: Authorship!, $key: String) { done: ${name}(${name === 'applyEdits' ? 'edits' : 'input'}: $it, by: $by, idempotencyKey: $key) { userErrors { code message } change { seq } } }`,
    variables: { it: input, by: { reason: key }, key },
    after,
  })
  if (number % 4 === 0) {
    const edits = [
      { createCity: { id: cityId(one), ...named(one) } },
      { createCity: { id: cityId(other), ...named(other), population: 1 } },
      { twinCities: { city: cityId(one), with: cityId(other), since: '1990' } },
    ]
    const made = [cityLine(one, null), cityLine(other, 1), tieLine(one, other, 'ACTIVE')]
    return wish('applyEdits', '[EditInput!]', edits, (lines) => [...lines, ...made])
  }
  if (number % 4 === 1)
    return wish('updateCity', 'UpdateCityInput', { id: cityId(one), population: number }, (lines) =>
      swapped(lines, cityLine(one, null), cityLine(one, number)),
    )
  if (number % 4 === 2)
    return wish('endTwinning', 'EndTwinningInput', { id: tieId(one, other), until: '2000' }, (lines) =>
      swapped(lines, tieLine(one, other, 'ACTIVE'), tieLine(one, other, 'ENDED')),
    )
  // Without an id: done twice, it would be there twice.
  return wish('createCity', 'CreateCityInput', named(`${key}m`), (lines) => [...lines, cityLine(`${key}m`, null)])
}

export interface Refusal {
  /** `UNAVAILABLE` and the like; null where no answer came. */
  readonly code: string | null
  readonly took_ms: number
}

interface Done {
  readonly data?: {
    readonly done: { readonly userErrors: readonly unknown[]; readonly change: { seq: number } | null }
  }
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[]
}

/** A client that writes one thing after the other, and knows what has been acknowledged. */
export class Writer {
  /** What the graph shows when all that was acknowledged is there. */
  lines: string[] = []
  /** Asked for, and not acknowledged. */
  pending: Wish | null = null
  readonly acknowledged: string[] = []
  readonly refusals: Refusal[] = []
  #next = 0

  /** @param name the beginning of the names of all its things; no other writer's name begins with it */
  constructor(readonly name: string) {}

  /** @returns whether it was acknowledged; else it is what is asked for next, again */
  async write(client: Client): Promise<boolean> {
    this.pending ??= wishOf(this.name, this.#next++)
    const { mutation, variables, key, after } = this.pending
    const begun_ms = performance.now()
    const refused = (code: string | null): false => {
      this.refusals.push({ code, took_ms: performance.now() - begun_ms })
      return false
    }
    const answer = await client.ask(mutation, variables).catch(() => null)
    if (!answer) return refused(null)
    const { data, errors } = answer.body as Done
    if (errors) return refused(errors[0]?.extensions.code ?? null)
    if (!data || data.done.userErrors.length > 0 || !data.done.change)
      throw new Error(`${key} was answered with ${answer.status} ${answer.text}`)
    this.acknowledged.push(key)
    this.lines = after(this.lines)
    this.pending = null
    return true
  }

  /** What the graph may show of its things: what is not acknowledged is there whole, or not at all. */
  get possible(): readonly (readonly string[])[] {
    return this.pending ? [this.lines, this.pending.after(this.lines)] : [this.lines]
  }
}

export const writersOf = (count: number, prefix = ''): Writer[] =>
  Array.from({ length: count }, (_, number) => new Writer(`${prefix}w${number}`))

interface Page {
  readonly cities: {
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
    readonly edges: readonly {
      readonly node: {
        readonly name: string
        readonly population: number | null
        readonly twinnings: {
          readonly edges: readonly {
            readonly node: { readonly name: string }
            readonly twinning: { readonly id: string; readonly status: string }
          }[]
        }
      }
    }[]
  }
}

const pageQuery = `query ($after: String) { cities(first: 500, after: $after) { pageInfo { hasNextPage endCursor } edges { node {
  name population twinnings(first: 100) { edges { node { name } twinning { id status } } } } } } }`

/** All cities and twinnings that the graph shows, each a line; a tie that does not show from both of its ends fails. */
export async function shownBy(client: Client): Promise<string[]> {
  const cities: string[] = []
  const seen = new Map<string, { line: string; ends: number }>()
  for (let after: string | null = null, more = true; more; ) {
    const page: Page['cities'] = (await client.data<Page>(pageQuery, { after })).cities
    for (const { node } of page.edges) {
      cities.push(cityLine(node.name, node.population))
      for (const { node: other, twinning } of node.twinnings.edges) {
        const line = tieLine(node.name, other.name, twinning.status)
        seen.set(twinning.id, { line, ends: (seen.get(twinning.id)?.ends ?? 0) + 1 })
      }
    }
    more = page.pageInfo.hasNextPage
    after = page.pageInfo.endCursor
  }
  const half = [...seen].filter(([, { ends }]) => ends !== 2)
  if (half.length > 0) throw new Error(`ties that show from one end alone: ${JSON.stringify(half)}`)
  return [...cities, ...[...seen.values()].map(({ line }) => line)]
}

/**
 * What is wrong with what the graph shows, in words; nothing where all that was acknowledged is
 * there, and what was not is there whole or not at all.
 */
export function faultsIn(shown: readonly string[], writers: readonly Pick<Writer, 'name' | 'possible'>[]): string[] {
  const faults: string[] = []
  const owned = (writer: Pick<Writer, 'name'>): string =>
    JSON.stringify(shown.filter((line) => line.startsWith(`${writer.name}n`)).sort())
  for (const writer of writers) {
    const actual = owned(writer)
    const possible = writer.possible.map((lines) => JSON.stringify([...lines].sort()))
    if (!possible.includes(actual)) faults.push(`${writer.name}: ${actual}, expected ${possible.join(' or ')}`)
  }
  return faults
}

/** Keys that the change log does not have just once, with how often. */
export function doneWrongly(
  reasons: readonly string[],
  writers: readonly Writer[],
): readonly (readonly [key: string, count: number])[] {
  const counts = new Map<string, number>()
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  return writers
    .flatMap(({ acknowledged }) => acknowledged)
    .map((key) => [key, counts.get(key) ?? 0] as const)
    .filter(([, count]) => count !== 1)
}

export const editing = (url: string, key: string): Client => clientOf(url, { authorization: `Bearer ${key}` })
