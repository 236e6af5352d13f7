import type { Projection } from '../../analytics/projection.js'
import type { EntityType } from '../../domain/vocabulary.js'
import type { EngineVersion } from '../../engine/engine.js'
import type { Placed, Select } from '../filters/cells.js'
import type { ListQuery } from '../filters/list-query.js'
import type { Graph } from '../graph.js'
import type { EntityRecord } from '../records.js'
import { type HeldPage, heldPage } from './held-lists.js'
import { heldEntities } from './held-records.js'

/** Something that is asked of entities: of the projection where it may hold it, else of a statement. */
export interface Question<T> {
  /** Null where the projection cannot hold it. */
  readonly held: ((projection: Projection, id: string) => T) | null
  readonly load: (id: string) => Promise<T>
}

/**
 * The graph as one operation reads it: from the projection, where that holds what is asked for
 * and is as new as the graph, else by statements. The projection is looked at once, so what an
 * answer has of it is of one version.
 */
export class Reading {
  /** Undefined before the look; null where it is not as new as the graph. */
  #projection: Projection | null | undefined
  #look: Promise<Projection | null> | null = null

  /** @param seen the version that the operation reads at the least, where it has been looked at already */
  constructor(
    readonly graph: Pick<Graph, 'engine' | 'entities' | 'mergedIds' | 'projection'>,
    readonly seen: Promise<EngineVersion | undefined>,
  ) {}

  look(): Promise<Projection | null> {
    this.#look ??= this.#lookOnce()
    return this.#look
  }

  async #lookOnce(): Promise<Projection | null> {
    const fresh = await this.graph.projection.ready(await this.seen)
    this.#projection = fresh?.view ?? null
    return this.#projection
  }

  /** At once where the projection has been looked at and holds it. */
  ask<T>({ held, load }: Question<T>, id: string): T | Promise<T> {
    if (!held) return load(id)
    if (this.#projection) return held(this.#projection, id)
    if (this.#projection === null) return load(id)
    return this.look().then((projection) => (projection ? held(projection, id) : load(id)))
  }

  /** Some properties of entities by id, also by that of what was merged into one; those that there are not are absent. */
  async entities(ids: readonly string[], select: Select | undefined): Promise<ReadonlyMap<string, EntityRecord>> {
    const held = select && heldEntities('Entity', select)
    const projection = held && (await this.look())
    if (projection)
      return new Map(
        ids.flatMap((id) => {
          const one = held.get(projection, id)
          return one ? [[id, one]] : []
        }),
      )
    const found = await this.#read(ids, select)
    const missing = ids.filter((id) => !found.has(id))
    return missing.length === 0 ? found : this.#withMerged(found, missing, select)
  }

  async #withMerged(
    found: ReadonlyMap<string, EntityRecord>,
    missing: readonly string[],
    select: Select | undefined,
  ): Promise<ReadonlyMap<string, EntityRecord>> {
    const current = await this.graph.mergedIds.entities(missing)
    if (current.size === 0) return found
    const others = await this.#read([...new Set(current.values())], select)
    const merged = [...current].flatMap(([id, into]) => {
      const one = others.get(into)
      return one ? [[id, one] as const] : []
    })
    return new Map([...found, ...merged])
  }

  #read(ids: readonly string[], select: Select | undefined): Promise<ReadonlyMap<string, EntityRecord>> {
    return select ? this.graph.entities.selectedByIds(ids, select) : this.graph.entities.byIds(ids)
  }

  /** The entity of a type with an id; null where there is none, undefined where it takes a statement to know. */
  async entity(type: EntityType, id: string, select: Select): Promise<EntityRecord | null | undefined> {
    const held = heldEntities(type, select)
    const projection = held && (await this.look())
    if (!projection) return undefined
    const entity = held.get(projection, id)
    return entity?.type === type ? entity : null
  }

  /** A page of all entities of a type. */
  async page(type: EntityType, query: ListQuery): Promise<readonly Placed<EntityRecord>[]> {
    const held = heldPage(type, query)
    const isOfUse = held?.rows || !this.graph.engine.capabilities.orderedIndexes
    const projection = held && isOfUse ? await this.look() : null
    const rows = projection && held ? await this.#rows(held, projection, query.select) : null
    return rows ?? this.graph.entities.page(type, query)
  }

  /** Null where an entity has gone since. */
  async #rows(
    held: HeldPage,
    projection: Projection,
    select: Select | undefined,
  ): Promise<readonly Placed<EntityRecord>[] | null> {
    if (held.rows) return held.rows(projection)
    const places = held.places(projection)
    const found = await this.#read(
      places.map(({ id }) => id),
      select,
    )
    const rows = places.flatMap(({ id, position }) => {
      const row = found.get(id)
      return row ? [{ row, position }] : []
    })
    return rows.length === places.length ? rows : null
  }

  /** How many entities of a type there are for which a selection holds. */
  async count(type: EntityType, query: ListQuery): Promise<number> {
    const held = heldPage(type, query)
    const projection = held && (await this.look())
    if (projection) return held.count(projection)
    return this.graph.entities.count(type, { where: query.where, asOf: query.asOf })
  }
}
