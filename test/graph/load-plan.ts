import { formatRelationshipId } from '../../src/domain/ids.js'
import type { Graph } from '../../src/graph/graph.js'
import { author, content, entityFact, tie } from './facts.js'
import { type PlannedGraph, sources } from './filter-arbitraries.js'
import { issued, type Model } from './filter-model.js'

/** Loads it into a graph that then holds nothing else. */
export async function loadAlone(graph: Graph, plan: PlannedGraph, edition: number): Promise<Model> {
  await graph.engine.write((transaction) =>
    transaction.run({ name: 'test/empty', text: 'MATCH (n) WHERE NOT n:Graph DETACH DELETE n' }),
  )
  return loadPlan(graph, plan, edition)
}

/** Loads it by several sources, and says what there is then, with the revisions that the writes gave. */
export async function loadPlan(graph: Graph, { entities, ties }: PlannedGraph, edition: number): Promise<Model> {
  // What states a tie states its ends too.
  const stating = new Map(
    entities.map(({ id, sources: own }) => [
      id,
      new Set([...own, ...ties.filter(({ from, to }) => from === id || to === id).flatMap((one) => one.sources)]),
    ]),
  )
  const contents = sources.map((source) => {
    const stated = content(
      source.replace('ct:source/', ''),
      edition,
      entities
        .filter(({ id }) => stating.get(id)?.has(source))
        .map(({ id, label, names, values }) => entityFact({ id, type: label, names: { en: names }, ...values })),
      ties
        .filter((one) => one.sources.includes(source))
        .flatMap(({ type, from, to, ordinal, claimants, values }) =>
          (claimants.length > 0 ? claimants : ['']).map((claimant) =>
            tie(type, from, to, { ordinal, claimant, ...values }),
          ),
        ),
    )
    return { ...stated, source: { ...stated.source, issued } }
  })
  await graph.loader.load(contents, author)
  const keyOf = ({ type, ordinal, values }: PlannedGraph['ties'][number]): string => {
    const word = type === 'TWINNED_WITH' ? values['kind'] : values['role']
    return word === undefined ? String(ordinal) : `${word}-${ordinal}`
  }
  const known = ties.map((one) => ({
    ...one,
    id: formatRelationshipId({ type: one.type, from: one.from, to: one.to, key: keyOf(one) }),
  }))
  const storedEntities = await graph.entities.byIds(entities.map(({ id }) => id))
  const storedTies = await graph.relationships.byIds(known.map(({ id }) => id))
  return {
    entities: entities.map((one) => ({
      ...one,
      sources: [...(stating.get(one.id) ?? [])],
      revision: Number(storedEntities.get(one.id)?.revision),
    })),
    ties: known.map((one) => ({ ...one, revision: Number(storedTies.get(one.id)?.revision) })),
  }
}
