import type { Properties } from '../../domain/attributes.js'
import { byCodeUnit } from '../../domain/by-code-unit.js'
import { CityTiesError } from '../../domain/errors.js'
import { groupBy } from '../../domain/group-by.js'
import { type Claim, claimFrom } from '../../domain/record.js'
import type { RelationshipType } from '../../domain/vocabulary.js'
import type { Engine, Statement } from '../../engine/engine.js'
import { limits } from '../../limits.js'
import { batches } from '../batches.js'
import type { ChangeLog } from '../change-log.js'
import { type StatedForm, type StatedForms, type StatedTie, statedEntity, statedTie } from '../filters/stated-cells.js'
import type { Freshness } from '../freshness.js'
import { inTwo, type OneOfTwo } from '../in-two.js'
import { mapAhead } from '../map-ahead.js'
import type { StatedEntity } from '../records.js'
import type { BuiltParts, Statements } from '../statements.js'

export interface ExtractedEntity {
  readonly entity: StatedEntity
  /** The values that sources dispute; empty where they were not asked for. */
  readonly claims: readonly Claim[]
}

export interface ExtractedTie extends StatedTie {
  readonly claims: readonly Claim[]
}

/** In pages; the relationships are to be read when the entities have been. */
export interface ExtractedRecords {
  readonly entities: AsyncIterable<readonly ExtractedEntity[]>
  readonly relationships: AsyncIterable<readonly ExtractedTie[]>
}

/** Entities that follow each other in the order of ids: named one by one, or all behind one id and up to another. */
export type Page = { readonly ids: readonly string[] } | { readonly range: readonly [after: string, last: string] }

/** Which records belong to an extract. */
export interface Part {
  readonly types: readonly RelationshipType[]
  /** In their order; perhaps of more than belong to it. */
  pages(): AsyncIterable<Page>
  hasEntity(entity: StatedEntity): boolean
  hasTie(tie: StatedTie): boolean
  /** Whether that depends on the ends. */
  readonly asksEnds: boolean
  /** Entities and ties, as far as it is known. */
  count(): Promise<number>
}

export interface ExtractOptions {
  /** Read the values that sources dispute too: a statement more for each page. */
  readonly claims?: boolean
  /** Read what a drawing or a list shows of the ends of ties too. */
  readonly ends?: boolean
}

/** What reading takes of the graph. */
interface Reading {
  readonly engine: Engine
  readonly statements: Statements
  readonly log: ChangeLog
  readonly freshness: Freshness
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
    private readonly reading: Reading,
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
    const { freshness, log } = this.reading
    return (await freshness.look()) === this.state ? null : log.head()
  }

  entities(options: ExtractOptions = {}): AsyncIterable<ExtractedEntity[]> {
    return mapAhead(this.part.pages(), limits.extractAhead_pages, this.#entities(options))
  }

  relationships(options: ExtractOptions = {}): AsyncIterable<ExtractedTie[]> {
    return mapAhead(this.part.pages(), limits.extractAhead_pages, this.#relationships(options))
  }

  /**
   * Both; the relationships are to be read when the entities have been, and reading goes from the ones to the others without
   * a pause. The first page of relationships is read at the beginning.
   */
  records(options: ExtractOptions = {}): ExtractedRecords {
    const { part } = this
    const [entitiesOf, tiesOf] = [this.#entities(options), this.#relationships(options)]
    async function* tasks(): AsyncIterable<() => Promise<OneOfTwo<ExtractedEntity[], ExtractedTie[]>>> {
      const pages: Page[] = []
      let firstTies: Promise<ExtractedTie[]> | undefined
      try {
        for await (const page of part.pages()) {
          pages.push(page)
          yield async () => ({ first: await entitiesOf(page) })
          // An engine takes longest for the first: it makes a plan, and may have to read them from its files.
          firstTies ??= tiesOf(page)
          firstTies.catch(() => {})
        }
        for (const page of pages) {
          const begun = page === pages[0] ? firstTies : undefined
          yield async () => ({ second: await (begun ?? tiesOf(page)) })
        }
      } finally {
        // Whoever leaves waits for what was begun.
        await firstTies?.catch(() => {})
      }
    }
    const [entities, relationships] = inTwo(mapAhead(tasks(), limits.extractAhead_pages, (task) => task()))
    return { entities, relationships }
  }

  #entities({ claims = false }: ExtractOptions): (page: Page) => Promise<ExtractedEntity[]> {
    const read = this.#reader({ ids: 'entity/stated-by-ids', between: 'entity/stated-between' }, statedEntity('n'))
    return async (page) => {
      const [rows] = await Promise.all([read(page), claims && this.#disputedIds()])
      const entities = rows.filter((entity) => this.part.hasEntity(entity)).sort((a, b) => byCodeUnit(a.id, b.id))
      const about = await this.#claims(claims ? entities.map(({ id }) => id) : [])
      return entities.map((entity) => ({ entity, claims: about(entity.id) }))
    }
  }

  #relationships({ claims = false, ends = false }: ExtractOptions): (page: Page) => Promise<ExtractedTie[]> {
    const read = this.#reader(
      { ids: 'relationship/stated-from-entities', between: 'relationship/stated-from-between' },
      statedTie({ tie: 'r', from: 'a', to: 'b' }, ends || this.part.asksEnds),
      { types: this.part.types.join('|') },
    )
    return async (page) => {
      const [rows] = await Promise.all([read(page), claims && this.#disputedIds()])
      const ties = rows.filter((tie) => this.part.hasTie(tie)).sort(byPlace)
      const about = await this.#claims(claims ? ties.map(({ relationship }) => relationship.id) : [])
      return ties.map(({ relationship, ends: both }) => ({ relationship, ends: both, claims: about(relationship.id) }))
    }
  }

  /** @param names of the statements for either kind of page */
  #reader<T>(
    names: { readonly ids: string; readonly between: string },
    { values, texts }: StatedForms<T>,
    parts: BuiltParts = {},
  ): (page: Page) => Promise<T[]> {
    const { engine, statements } = this.reading
    const reading = (form: StatedForm<T>): ((page: Page) => Promise<T[]>) => {
      const asked = (name: string): Statement => statements.build(name, {}, { ...parts, ...form.parts })
      const [ofIds, between] = [asked(names.ids), asked(names.between)]
      return async (page) => form.read(await engine.read('ids' in page ? ofIds : between, page))
    }
    const readValues = reading(values)
    if (!engine.capabilities.textRows) return readValues
    const readTexts = reading(texts)
    return async (page) => {
      try {
        return await readTexts(page)
      } catch (error) {
        // What was written past us may be a list in place of one value, or have our separators in it: values tell that too.
        if (error instanceof CityTiesError) throw error
        return readValues(page)
      }
    }
  }

  async #claims(asked: readonly string[]): Promise<(id: string) => readonly Claim[]> {
    if (asked.length === 0) return () => noClaims
    const { engine, statements } = this.reading
    const statement = statements.get('claim/about')
    const disputed = await this.#disputedIds()
    const ids = disputed ? asked.filter((id) => disputed.has(id)) : asked
    if (ids.length === 0) return () => noClaims
    const pages = await Promise.all([...batches(ids)].map((batch) => engine.read(statement, { ids: batch })))
    const grouped = groupBy(
      pages.flat().map(({ claim }) => claim as Properties),
      ({ about }) => about,
    )
    return (id) => grouped.get(id)?.map(claimFrom) ?? noClaims
  }

  /** All that sources dispute anything of, so that nobody asks in vain for the rest; null where that is too much to hold. */
  #disputedIds(): Promise<ReadonlySet<string> | null> {
    this.#disputed ??= this.#findDisputed()
    return this.#disputed
  }

  async #findDisputed(): Promise<ReadonlySet<string> | null> {
    const { engine, statements } = this.reading
    const limit = limits.extractDisputed_ids
    const rows = await engine.read(statements.get('claim/subjects'), { limit })
    return rows.length < limit ? new Set(rows.map(({ about }) => String(about))) : null
  }
}

const noClaims: readonly Claim[] = []

const byPlace = ({ relationship: a }: StatedTie, { relationship: b }: StatedTie): number =>
  byCodeUnit(a.from, b.from) || byCodeUnit(a.id, b.id)
