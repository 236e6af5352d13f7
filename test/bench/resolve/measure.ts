import { randomFrom } from '../../../src/analytics/random.js'
import { fold } from '../../../src/domain/fold.js'
import { groupBy } from '../../../src/domain/group-by.js'
import type { Graph } from '../../../src/graph/graph.js'
import { geonames } from '../../../src/transfer/resolve/geonames.js'
import { NameResolver } from '../../../src/transfer/resolve/name-resolver.js'
import { itemsOf, type Known, readLabels, readMembers, readSignatories } from './ground-truth.js'
import { readGeonamesNames, sampleOf, spoilings } from './unseen-names.js'

/** How right a way of resolving names is, of those whose place is in the graph and of all. */
export interface Score {
  readonly names: string
  readonly way: string
  readonly names_count: number
  /** Whose place has a label in the graph: all that can be found. */
  readonly present_count: number
  readonly right_count: number
  readonly wrong_count: number
  /** Of what was resolved by itself, the share that is right. */
  readonly precision: number
  /** Of what is in the graph, the share that was resolved rightly. */
  readonly recall: number
  /** `name → item`, of the wrong ones. */
  readonly wrong: readonly string[]
}

type Resolve = (names: readonly Known[]) => Promise<readonly (string | null)[]>

/** What everybody does first: the only label that folds to the same. */
function plainMatch(labels: ReadonlyMap<string, string>): Resolve {
  const byKey = groupBy(labels, ([, label]) => fold(label))
  return async (names) =>
    names.map(({ name }) => {
      const found = byKey.get(fold(name)) ?? []
      return found.length === 1 ? (found[0]?.[0] ?? null) : null
    })
}

const resolving =
  (graph: Graph, { gazetteer, country }: { gazetteer: boolean; country: boolean }): Resolve =>
  async (names) => {
    const resolver = new NameResolver(graph.nameMatches, gazetteer ? { gazetteer: geonames } : {})
    const decisions = await resolver.resolve(
      names.map((known) => ({
        name: known.name,
        type: 'City',
        ...(country && known.country ? { country: known.country } : {}),
      })),
    )
    return decisions.map((decision) => (decision.kind === 'id' ? decision.id.replace('wd:', '') : null))
  }

async function scoreOf(
  names: string,
  way: string,
  all: readonly Known[],
  labels: ReadonlyMap<string, string>,
  resolve: Resolve,
): Promise<Score> {
  const found = await resolve(all)
  const isRight = (i: number): boolean => itemsOf(all[i]?.item ?? '').includes(found[i] ?? '')
  const resolved = all.flatMap((_, i) => (found[i] === null ? [] : [i]))
  const right = resolved.filter(isRight)
  const present = all.filter(({ item }) => itemsOf(item).some((one) => labels.has(one)))
  return {
    names,
    way,
    names_count: all.length,
    present_count: present.length,
    right_count: right.length,
    wrong_count: resolved.length - right.length,
    precision: resolved.length === 0 ? 1 : right.length / resolved.length,
    recall: right.length / present.length,
    wrong: resolved
      .filter((i) => !isRight(i))
      .map((i) => `${all[i]?.name} → ${found[i]} (${labels.get(found[i] ?? '')})`),
  }
}

/** The ways to resolve a set of names on a graph that has the labels: a plain match, and this project's with what helps. */
export async function scoresOfTruth(graph: Graph): Promise<Score[]> {
  const labels = readLabels()
  const members = readMembers()
  const countries = new Map(members.map(({ item, country }) => [item, country]))
  // Those of the signatories that are members, of whom the country is known.
  const signatories = readSignatories().map((known) => ({ ...known, country: countries.get(known.item) ?? '' }))
  const scores: Score[] = []
  for (const [names, all] of [
    ['members', members],
    ['signatories', signatories],
  ] as const) {
    scores.push(await scoreOf(names, 'same folded name', all, labels, plainMatch(labels)))
    for (const gazetteer of [false, true])
      for (const country of [false, true])
        scores.push(
          await scoreOf(names, wayOf(gazetteer, country), all, labels, resolving(graph, { gazetteer, country })),
        )
  }
  return scores
}

const wayOf = (gazetteer: boolean, country: boolean): string =>
  ['resolved', ...(country ? ['country given'] : []), ...(gazetteer ? ['with GeoNames'] : [])].join(', ')

/** The same of names that the rules and lists were not made with: as GeoNames has them, and spoilt. */
export async function scoresOfUnseen(graph: Graph, count: number, seed: number): Promise<Score[]> {
  const labels = readLabels()
  const known = readGeonamesNames()
  const differing = known.filter(({ name, item }) => fold(name) !== fold(labels.get(item) ?? ''))
  const random = randomFrom(seed)
  const spoilt = Object.entries(spoilings).map(([how, spoil]) => {
    const typed = sampleOf(
      known.filter(({ name }) => name.length >= 6),
      count,
      seed,
    )
    return [how, typed.map((one) => ({ ...one, name: spoil(one, random) }))] as const
  })
  const scores: Score[] = []
  for (const [names, all] of [
    ['GeoNames’ names', known],
    ['of these not as labelled', differing],
    ...spoilt,
  ] as const) {
    scores.push(await scoreOf(names, 'same folded name', all, labels, plainMatch(labels)))
    for (const gazetteer of [false, true])
      scores.push(
        await scoreOf(names, wayOf(gazetteer, true), all, labels, resolving(graph, { gazetteer, country: true })),
      )
  }
  return scores
}
