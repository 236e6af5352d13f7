import { edgeOf, nodeOf, type Projection, typeOfNode } from '../../analytics/projection.js'
import { type Properties, relationshipRules } from '../../domain/attributes.js'
import { byCodeUnit } from '../../domain/by-code-unit.js'
import { groupBy } from '../../domain/group-by.js'
import { inBatches } from '../../domain/in-batches.js'
import { type Claim, claimFrom } from '../../domain/record.js'
import { EntityType, RelationshipType } from '../../domain/vocabulary.js'
import type { Engine } from '../../engine/engine.js'
import { limits } from '../../limits.js'
import { batches } from '../batches.js'
import type { ChangeLog } from '../change-log.js'
import { type Cells, readCells, type StatedTie, statedEntityCells, statedTieCells } from '../filters/cells.js'
import type { Freshness } from '../freshness.js'
import { mapAhead } from '../map-ahead.js'
import type { Subgraph, SubgraphQuestion, Subgraphs } from '../projection/subgraphs.js'
import type { EntityRecord } from '../records.js'
import type { BuiltParts, Statements } from '../statements.js'

/** Which part of the graph is to be taken away; all of it where nothing is said. */
export interface ExtractQuestion extends SubgraphQuestion {
  /** Entities of these types, and ties between them. */
  readonly entities?: readonly EntityType[] | undefined
}

export interface ExtractedEntity {
  readonly entity: EntityRecord
  /** The values that sources dispute; empty where they were not asked for. */
  readonly claims: readonly Claim[]
}

export interface ExtractedTie extends StatedTie {
  readonly claims: readonly Claim[]
}

/** Which records belong to an extract. */
interface Part {
  readonly types: readonly RelationshipType[]
  /** Ids in their order, in pages; perhaps of more than belong to it. */
  idPages(): AsyncIterable<readonly string[]>
  hasEntity(entity: EntityRecord): boolean
  hasTie(tie: StatedTie): boolean
  /** Whether that depends on the ends. */
  readonly asksEnds: boolean
  /** Entities and ties, as far as it is known. */
  count(): Promise<number>
}

/** Reads all that the graph holds, or a part of it, in pages: the memory that it takes does not grow with the graph. */
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
   * entities are held.
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
      idPages: () => (this.engine.capabilities.orderedIndexes ? this.#idsAfter() : this.#idsSorted()),
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

  async *#idsSorted(): AsyncIterable<readonly string[]> {
    const ids: string[] = []
    for await (const { id } of this.engine.stream(this.statements.get('entity/all-ids'))) ids.push(String(id))
    yield* batches(ids.sort(byCodeUnit), limits.extractPage_ids)
  }

  async *#idsAfter(): AsyncIterable<readonly string[]> {
    const statement = this.statements.get('entity/ids-after')
    for (let after = ''; ; ) {
      const rows = await this.engine.read(statement, { after, limit: limits.extractIds_count })
      const ids = rows.map(({ id }) => String(id))
      yield* batches(ids, limits.extractPage_ids)
      if (ids.length < limits.extractIds_count) return
      after = ids.at(-1) ?? ''
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
    idPages: () => inBatches(idsOf(projection, kept), limits.extractPage_ids),
    hasEntity: () => true,
    hasTie: ({ relationship: { id, from, to } }) => mask[edgeOf(projection, id)] === 1 && has(from) && has(to),
    asksEnds: false,
    count: async () => kept.reduce((sum, one) => sum + one, 0) + edges.length,
  }
}

function* idsOf({ ids }: Projection, kept: Uint8Array): Iterable<string> {
  for (let node = 0; node < kept.length; node++) if (kept[node] === 1) yield ids[node] as string
}

export interface ExtractOptions {
  /** Read the values that sources dispute too: a statement more for each page. */
  readonly claims?: boolean
  /** Read what a drawing or a list shows of the ends of ties too. */
  readonly ends?: boolean
}

/**
 * The records of a part of the graph. Entities come in the order of their ids, ties in the
 * order of the ids of where they begin and then of their own: the same on every engine.
 *
 * Each page is read for itself, so what is written meanwhile may be in it or not, and
 * `ending` says whether anything was.
 */
export class Extract {
  constructor(
    private readonly extracts: Extracts,
    private readonly part: Part,
    /** The graph's version when reading began. */
    readonly graphVersion: number,
    private readonly state: string,
  ) {}

  /** How many entities and ties there are, for a bar; those in pages may be others by a few. */
  count(): Promise<number> {
    return this.part.count()
  }

  #disputed: Promise<ReadonlySet<string> | null> | null = null

  /** The graph's version now, where anything was written since reading began; else null. */
  async ending(): Promise<number | null> {
    const { freshness, log } = this.extracts
    return (await freshness.look()) === this.state ? null : log.head()
  }

  entities({ claims = false }: ExtractOptions = {}): AsyncIterable<ExtractedEntity[]> {
    const cells = statedEntityCells('n')
    return this.#pages('entity/selected-by-ids', cells, {}, async (rows) => {
      const entities = rows.filter((entity) => this.part.hasEntity(entity)).sort((a, b) => byCodeUnit(a.id, b.id))
      const claimsAbout = await this.#claims(claims ? entities.map(({ id }) => id) : [])
      return entities.map((entity) => ({ entity, claims: claimsAbout(entity.id) }))
    })
  }

  relationships({ claims = false, ends = false }: ExtractOptions = {}): AsyncIterable<ExtractedTie[]> {
    const cells = statedTieCells({ tie: 'r', from: 'a', to: 'b' }, ends || this.part.asksEnds)
    const types = this.part.types.join('|')
    return this.#pages('relationship/selected-from-entities', cells, { types }, async (rows) => {
      const ties = rows.filter((tie) => this.part.hasTie(tie)).sort(byPlace)
      const claimsAbout = await this.#claims(claims ? ties.map(({ relationship }) => relationship.id) : [])
      return ties.map((tie) => ({ ...tie, claims: claimsAbout(tie.relationship.id) }))
    })
  }

  /** @param name of a statement that takes the ids of a page */
  #pages<T, R>(
    name: string,
    cells: Cells<T>,
    parts: BuiltParts,
    work: (rows: T[]) => Promise<R[]>,
  ): AsyncIterable<R[]> {
    const { engine, statements } = this.extracts
    const statement = statements.build(name, {}, { ...parts, cells: cells.text })
    return mapAhead(this.part.idPages(), limits.extractAhead_pages, async (ids) => {
      const [row] = await engine.read(statement, { ids })
      return work(readCells(cells, row).map((one) => one.row))
    })
  }

  async #claims(asked: readonly string[]): Promise<(id: string) => readonly Claim[]> {
    if (asked.length === 0) return () => []
    const { engine, statements } = this.extracts
    const statement = statements.get('claim/about')
    this.#disputed ??= this.#findDisputed()
    const disputed = await this.#disputed
    const ids = disputed ? asked.filter((id) => disputed.has(id)) : asked
    const pages = await Promise.all([...batches(ids)].map((batch) => engine.read(statement, { ids: batch })))
    const grouped = groupBy(
      pages.flat().map(({ claim }) => claim as Properties),
      ({ about }) => about,
    )
    return (id) => grouped.get(id)?.map(claimFrom) ?? []
  }

  /** All that sources dispute anything of, so that nobody asks in vain for the rest; null where that is too much to hold. */
  async #findDisputed(): Promise<ReadonlySet<string> | null> {
    const { engine, statements } = this.extracts
    const limit = limits.extractDisputed_ids
    const rows = await engine.read(statements.get('claim/subjects'), { limit })
    return rows.length < limit ? new Set(rows.map(({ about }) => String(about))) : null
  }
}

const byPlace = ({ relationship: a }: StatedTie, { relationship: b }: StatedTie): number =>
  byCodeUnit(a.from, b.from) || byCodeUnit(a.id, b.id)
