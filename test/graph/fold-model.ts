import { rangeOf } from '../../src/domain/partial-date.js'
import { type ModelQuestion, ModelSubgraph } from './aggregate-model.js'
import { BruteForce, type Model, type ModelTie } from './filter-model.js'

/** Folded networks by plain loops over what was loaded. */

export interface FoldedModel {
  readonly groups: readonly {
    readonly id: string
    readonly cityCount: number
    readonly tiesWithin: number
    readonly tiesBeyond: number
    readonly degree: number
  }[]
  /** Those that chance could tie. */
  readonly pairs: readonly {
    readonly from: string
    readonly to: string
    readonly ties: number
    readonly expected: number
  }[]
  readonly tiesCounted: number
  readonly tiesLeftOut: number
}

type GroupsOf = (id: string) => readonly string[]
type Pair = readonly [string, string]

export function foldedModel(by: 'COUNTRY' | 'PROGRAMME', model: Model, question: ModelQuestion): FoldedModel {
  const subgraph = new ModelSubgraph(model, question)
  const groupsOf = by === 'COUNTRY' ? countriesOf(subgraph) : programmesOf(model, question)
  return fold(subgraph, subgraph.ties, groupsOf)
}

/** The network of countries by the first year of the decade in which ties began. */
export function decadesModel(model: Model, question: ModelQuestion): Map<number, FoldedModel> {
  const subgraph = new ModelSubgraph(model, question)
  const decadeOf = ({ values }: ModelTie): number | null => {
    const start = rangeOf(String(values['since'] ?? values['on'] ?? ''))
    return !start || start.earliest.startsWith('0000') ? null : Number(`${start.earliest.slice(0, 3)}0`)
  }
  const decades = [...new Set(subgraph.ties.map(decadeOf))].filter((decade) => decade !== null).sort((a, b) => a - b)
  return new Map(
    decades.map((decade) => {
      const ties = subgraph.ties.filter((tie) => decadeOf(tie) === decade)
      return [decade, fold(subgraph, ties, countriesOf(subgraph))]
    }),
  )
}

const countriesOf =
  ({ countryOf }: ModelSubgraph): GroupsOf =>
  (id) => {
    const country = countryOf(id)
    return country === null ? [] : [country]
  }

function programmesOf(model: Model, { asOf }: ModelQuestion): GroupsOf {
  const brute = new BruteForce(model, asOf)
  return (id) => [
    ...new Set(
      model.ties.filter((tie) => tie.type === 'MEMBER_OF' && tie.from === id && brute.canHold(tie)).map(({ to }) => to),
    ),
  ]
}

function fold({ entities }: ModelSubgraph, ties: readonly ModelTie[], groupsOf: GroupsOf): FoldedModel {
  const ids = [...new Set(entities.flatMap(({ id }) => groupsOf(id)))].sort()
  const tied = [...new Set(ties.map(({ from, to }) => [from, to].sort().join(' ')))]
    .map((pair) => pair.split(' ') as unknown as Pair)
    .filter(([a, b]) => a !== b)
  const known = tied.filter((pair) => pair.every((id) => groupsOf(id).length > 0))
  const fits = ([a, b]: Pair, x: string, y: string): boolean => {
    const [ofA, ofB] = [groupsOf(a), groupsOf(b)]
    return (ofA.includes(x) && ofB.includes(y)) || (ofA.includes(y) && ofB.includes(x))
  }
  const count = (x: string, y: string): number => known.filter((pair) => fits(pair, x, y)).length
  const halves = known.flat()
  const joins = halves.flatMap((a, i) => halves.slice(i + 1).map((b): Pair => [a, b]))
  const expected = (x: string, y: string): number =>
    joins.filter((pair) => fits(pair, x, y)).length / Math.max(1, halves.length - 1)
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
  return {
    groups: ids.map((id) => {
      const others = ids.filter((other) => other !== id).map((other) => count(id, other))
      return {
        id,
        cityCount: entities.filter((one) => groupsOf(one.id).includes(id)).length,
        tiesWithin: count(id, id),
        tiesBeyond: sum(others),
        degree: others.filter((ties_count) => ties_count > 0).length,
      }
    }),
    pairs: ids
      .flatMap((from, i) =>
        ids.slice(i).map((to) => ({ from, to, ties: count(from, to), expected: expected(from, to) })),
      )
      .filter((pair) => pair.expected > 0),
    tiesCounted: known.length,
    tiesLeftOut: tied.length - known.length,
  }
}
