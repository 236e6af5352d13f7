import { RelationshipType } from '../../src/domain/vocabulary.js'
import type { ModelSubgraph } from './aggregate-model.js'
import { distance_km, type ModelTie } from './filter-model.js'

/** What traversals mean, by plain loops over what was loaded. */

export interface ModelPath {
  readonly nodes: readonly string[]
  /** In hops, or in kilometres. */
  readonly length: number
}

type Point = Parameters<typeof distance_km>[0]
const types = Object.keys(RelationshipType)
const kinds = ['TWINNING', 'FRIENDSHIP', 'PARTNERSHIP', 'COORDINATOR', 'FULL', 'ASSOCIATE', 'OBSERVER']
const byId = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const ordinalOf = ({ id }: ModelTie): number => Number(/\d+$/.exec(id)?.[0])
const kindOf = ({ values }: ModelTie): number => kinds.indexOf(String(values['kind'] ?? values['role'] ?? ''))

export class TraversalModel {
  readonly ids: readonly string[]
  /** Distinct neighbours, ascending. */
  readonly neighbours: ReadonlyMap<string, readonly string[]>

  constructor(readonly subgraph: ModelSubgraph) {
    this.ids = subgraph.entities.map(({ id }) => id).sort()
    this.neighbours = new Map(
      this.ids.map((id) => [
        id,
        [...new Set(subgraph.ties.flatMap(({ from, to }) => (from === id ? [to] : to === id ? [from] : [])))].sort(),
      ]),
    )
  }

  near = (id: string): readonly string[] => this.neighbours.get(id) ?? []

  /** All ties between two, the first of them first. */
  tiesBetween = (a: string, b: string): ModelTie[] => this.tiesWithin([a, b])

  /** All ties between some, by type, ends, kind or role and ordinal. */
  tiesWithin = (ids: readonly string[]): ModelTie[] =>
    this.subgraph.ties
      .filter(({ from, to }) => ids.includes(from) && ids.includes(to))
      .sort(
        (x, y) =>
          types.indexOf(x.type) - types.indexOf(y.type) ||
          byId(x.from, y.from) ||
          byId(x.to, y.to) ||
          kindOf(x) - kindOf(y) ||
          ordinalOf(x) - ordinalOf(y),
      )

  /** Ids within some hops of a start with how far they are, by this, then by id; none where it is no part of this. */
  within = (start: string, depth: number): (readonly [string, number])[] =>
    this.ids.includes(start)
      ? [...this.hopsFrom(start)].filter(([, hops]) => hops <= depth).sort((a, b) => a[1] - b[1] || byId(a[0], b[0]))
      : []

  /** By how many neighbours they have, the most first, then by id. */
  byDegree = (ids: readonly string[]): string[] =>
    [...ids].sort((a, b) => this.near(b).length - this.near(a).length || byId(a, b))

  /** What each of some is tied to. */
  commonPartners = (of: readonly string[]): string[] =>
    this.ids.filter((id) => of.every((one) => this.near(one).includes(id)))

  /** The other two corners of each triangle that one is a corner of. */
  triangles = (id: string): (readonly [string, string])[] =>
    this.near(id).flatMap((a) =>
      this.near(id).flatMap((b) => (a < b && this.near(a).includes(b) ? [[a, b] as const] : [])),
    )

  /** Kilometres; null where not known. */
  km(a: string, b: string): number | null {
    const [one, other] = [a, b].map(
      (id) => this.subgraph.entities.find((entity) => entity.id === id)?.values['location'] as Point | undefined,
    )
    return one && other ? distance_km(one, other) : null
  }

  /** The k shortest paths that visit nothing twice: those of one length in the order of their ids. */
  paths(from: string, to: string, by: 'HOPS' | 'DISTANCE', k: number): ModelPath[] {
    const step = (a: string, b: string): number => (by === 'HOPS' ? 1 : (this.km(a, b) ?? Number.POSITIVE_INFINITY))
    const onward = (nodes: readonly string[]): string[] =>
      this.near(nodes.at(-1) as string).filter(
        (next) => !nodes.includes(next) && Number.isFinite(step(nodes.at(-1) as string, next)),
      )
    /** Without it, dead ends would be walked to their last leaf. */
    const canArrive = (nodes: readonly string[]): boolean => {
      const seen = new Set(nodes)
      const open = [nodes.at(-1) as string]
      for (let id = open.pop(); id !== undefined; id = open.pop()) {
        if (id === to) return true
        for (const next of onward([...seen, id])) {
          seen.add(next)
          open.push(next)
        }
      }
      return false
    }
    const open: ModelPath[] = canArrive([from]) ? [{ nodes: [from], length: 0 }] : []
    const found: ModelPath[] = []
    while (found.length < k) {
      open.sort((a, b) => a.length - b.length || (a.nodes.join(' ') < b.nodes.join(' ') ? -1 : 1))
      const best = open.shift()
      if (!best) break
      if (best.nodes.at(-1) === to) found.push(best)
      else
        for (const next of onward(best.nodes)) {
          const nodes = [...best.nodes, next]
          if (canArrive(nodes)) open.push({ nodes, length: best.length + step(best.nodes.at(-1) as string, next) })
        }
    }
    return found.sort((a, b) => a.length - b.length || (a.nodes.join(' ') < b.nodes.join(' ') ? -1 : 1))
  }

  /** All paths of the fewest hops, in the order of their ids. */
  shortestPaths(from: string, to: string): string[][] {
    const hops = this.hopsFrom(to)
    const onward = (id: string): string[][] =>
      id === to
        ? [[id]]
        : this.near(id)
            .filter((next) => hops.get(next) === (hops.get(id) as number) - 1)
            .flatMap((next) => onward(next).map((rest) => [id, ...rest]))
    return hops.has(from) ? onward(from) : []
  }

  /** Hops from a start to all that can be reached. */
  hopsFrom(start: string): ReadonlyMap<string, number> {
    const hops = new Map([[start, 0]])
    for (const [id, distance] of hops)
      for (const next of this.near(id)) if (!hops.has(next)) hops.set(next, distance + 1)
    return hops
  }
}
