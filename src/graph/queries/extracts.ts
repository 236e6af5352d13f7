import { edgeOf, nodeOf, type Projection, typeOfNode } from '../../analytics/projection.js'
import { relationshipRules } from '../../domain/attributes.js'
import { inBatches } from '../../domain/in-batches.js'
import { EntityType, RelationshipType } from '../../domain/vocabulary.js'
import type { Engine } from '../../engine/engine.js'
import { limits } from '../../limits.js'
import { batches } from '../batches.js'
import type { ChangeLog } from '../change-log.js'
import type { Freshness } from '../freshness.js'
import type { Subgraph, SubgraphQuestion, Subgraphs } from '../projection/subgraphs.js'
import type { Statements } from '../statements.js'
import { Extract, type Page, type Part } from './extract.js'

/** Which part of the graph is to be taken away; all of it where nothing is said. */
export interface ExtractQuestion extends SubgraphQuestion {
  /** Entities of these types, and ties between them. */
  readonly entities?: readonly EntityType[] | undefined
}

/** Reads all that the graph holds, or a part of it, in pages: but for ids, the memory that it takes does not grow with the graph. */
export class Extracts {
  constructor(
    readonly engine: Engine,
    readonly statements: Statements,
    readonly log: ChangeLog,
    readonly freshness: Freshness,
    readonly subgraphs: Subgraphs,
  ) {}

  /**
   * A part that conditions or a date make is found on the projection, which takes some 100 bytes
   * for each node and 40 for each tie. Where the engine's indexes have no order, the ids of all
   * entities are held, of a part those of its entities; else two for each page.
   *
   * @throws as `Subgraphs.select`
   */
  async open(question: ExtractQuestion): Promise<Extract> {
    const state = await this.freshness.look()
    const types = [...new Set(question.types ?? Object.values(RelationshipType))]
    const isPlain = !question.cities && !question.twinnings && question.asOf === undefined
    if (isPlain && types.length > 0) {
      const graphVersion = await this.log.head()
      return new Extract(this, this.#whole(types, question.entities), graphVersion, state)
    }
    const selected = await this.subgraphs.select({ ...question, types })
    return new Extract(this, selectedPart(selected, types, question.entities), selected.graphVersion, state)
  }

  #whole(types: readonly RelationshipType[], entities: readonly EntityType[] | undefined): Part {
    const kept = new Set(endsOf(types).filter((type) => entities?.includes(type) ?? true))
    return {
      types,
      pages: () => (this.engine.capabilities.orderedIndexes ? this.#pagesOfIndex() : this.#pagesOfIds()),
      hasEntity: ({ type }) => kept.has(type),
      hasTie: ({ ends }) => ends === null || (kept.has(ends.from.type) && kept.has(ends.to.type)),
      asksEnds: entities !== undefined,
      count: async () => {
        const built = { start: '', where: 'true' }
        const statements = [
          ...[...kept].map((label) => this.statements.build('entity/count', { label }, built)),
          ...types.map((type) => this.statements.build('relationship/count', { type }, built)),
        ]
        const counts = await Promise.all(statements.map((statement) => this.engine.read(statement)))
        return counts.reduce((sum, [row]) => sum + Number(row?.['count']), 0)
      },
    }
  }

  async *#pagesOfIds(): AsyncIterable<Page> {
    const all: string[] = []
    for await (const { ids } of this.engine.stream(this.statements.get('entity/all-ids')))
      all.push(...(ids as string[]))
    for (const ids of batches(all, limits.extractPage_ids)) yield { ids }
  }

  /** Only where pages end is read, not what is in them: that takes the database no more than reading its index. */
  async *#pagesOfIndex(): AsyncIterable<Page> {
    const statement = this.statements.get('entity/page-ends')
    const size = limits.extractPage_ids
    const ids_count = size * limits.extractPageEnds_count
    for (let after = ''; ; ) {
      const [row] = await this.engine.read(statement, { after: [after], size, ids_count })
      for (const last of (row?.['ends'] ?? []) as string[]) {
        yield { range: [after, last] }
        after = last
      }
      if (Number(row?.['count']) < ids_count) return
    }
  }
}

/** What can be an end of ties of some types. */
const endsOf = (types: readonly RelationshipType[]): EntityType[] =>
  Object.values(EntityType).filter((end) =>
    types.some((type) => [...relationshipRules[type].from, ...relationshipRules[type].to].includes(end)),
  )

function selectedPart(
  { projection, nodes, edges }: Subgraph,
  types: readonly RelationshipType[],
  entities: readonly EntityType[] | undefined,
): Part {
  const kept = nodes.map((selected, node) =>
    selected === 1 && (entities?.includes(typeOfNode(projection, node)) ?? true) ? 1 : 0,
  )
  const mask = new Uint8Array(projection.edgeCount)
  for (const edge of edges) mask[edge] = 1
  const has = (id: string): boolean => kept[nodeOf(projection, id)] === 1
  return {
    types,
    async *pages() {
      for await (const ids of inBatches(idsOf(projection, kept), limits.extractPage_ids)) yield { ids }
    },
    hasEntity: () => true,
    hasTie: ({ relationship: { id, from, to } }) => mask[edgeOf(projection, id)] === 1 && has(from) && has(to),
    asksEnds: false,
    count: async () => kept.reduce((sum, one) => sum + one, 0) + edges.length,
  }
}

function* idsOf({ ids }: Projection, kept: Uint8Array): Iterable<string> {
  for (let node = 0; node < kept.length; node++) if (kept[node] === 1) yield ids[node] as string
}
