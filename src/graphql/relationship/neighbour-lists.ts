import type { GraphQLResolveInfo } from 'graphql'
import { Args, type ClassType, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql'
import type { EntityType } from '../../domain/vocabulary.js'
import type { ListQuery } from '../../graph/filters/list-query.js'
import { heldDegrees, heldNeighbours } from '../../graph/projection/held-lists.js'
import type { Question } from '../../graph/projection/reading.js'
import type { NeighbourPage } from '../../graph/queries/relationships.js'
import { type Reach, reaches, singleReaches } from '../../graph/reaches.js'
import type { EntityRecord } from '../../graph/records.js'
import { tieFilter } from '../filters/filter-inputs.js'
import { type ListArgs, listArgs, listQuery, orderedList } from '../filters/list-args.js'
import { tieOrderInput } from '../filters/order-inputs.js'
import { type Connection, connectionFrom } from '../shared/connection.js'
import type { Context } from '../shared/context.js'
import { oncePerField } from '../shared/once-per-field.js'
import { selectedIn, selectedOf } from '../shared/selection.js'

/** A list of what an entity is tied to: how the ties stand on the edges. Which ties: graph/reaches.ts. */
export interface NeighbourList {
  /** The field of the edge that holds the relationship. */
  readonly tie: string
  readonly connection: ClassType
  readonly description: string
}

/** A tie of which an entity has at most one. */
export interface NeighbourField {
  readonly type: () => ClassType
  readonly description: string
}

interface ReadList {
  readonly name: string
  readonly reach: Reach
  readonly tie: string
}

/** @param loaderOf makes the loader of what is not held, which is the same for all parents */
function question<T>(held: Question<T>['held'], loaderOf: () => { load(id: string): Promise<T> }): Question<T> {
  let loader: ReturnType<typeof loaderOf> | undefined
  return {
    held,
    load: (id) => {
      loader ??= loaderOf()
      return loader.load(id)
    },
  }
}

const pagesOf = ({ loaders }: Context, reach: Reach, query: ListQuery): Question<NeighbourPage> =>
  question(heldNeighbours(reach, query), () => loaders.neighbours(reach, query))

function degreesOf({ loaders }: Context, reach: Reach, { where, asOf }: ListQuery): Question<number> {
  const selection = { where, asOf }
  return question(heldDegrees(reach, selection), () => loaders.degrees(reach, selection))
}

/** Resolves a list of what an entity is tied to. */
function neighboursOf({ name, reach, tie }: ReadList) {
  const list = (of: EntityRecord, args: ListArgs): string => orderedList(`${of.type}.${name} of ${of.id}`, args)
  const plan = (context: Context, of: EntityRecord, args: ListArgs, info: GraphQLResolveInfo) => {
    const { select, rows } = selectedIn(info, tie)
    const query = { ...listQuery(args, list(of, args)), select }
    return {
      window: query.window,
      pages: rows ? pagesOf(context, reach, query) : null,
      degrees: degreesOf(context, reach, query),
    }
  }
  return (
    of: EntityRecord,
    args: ListArgs,
    context: Context,
    info: GraphQLResolveInfo,
  ): Connection | Promise<Connection> => {
    // A cursor belongs to one parent; without one, what is asked is the same for all.
    const ofAll = args.after == null && args.before == null
    const { window, pages, degrees } = ofAll
      ? oncePerField(context, info, plan, () => plan(context, of, args, info))
      : plan(context, of, args, info)
    const { reading } = context.loaders
    const connect = (page: NeighbourPage | null): Connection =>
      connectionFrom({
        list: () => list(of, args),
        args,
        window,
        rows: page?.rows ?? [],
        edge: ({ entity, relationship }) => ({ node: entity, [tie]: relationship }),
        count: () => (page ? (page.total ?? 0) : reading.ask(degrees, of.id)),
      })
    const page = pages && reading.ask(pages, of.id)
    return page instanceof Promise ? page.then(connect) : connect(page)
  }
}

/** Resolves a tie of which an entity has at most one. */
function neighbourOf(reach: Reach) {
  const plan = (context: Context, info: GraphQLResolveInfo) =>
    pagesOf(context, reach, { window: { backward: false, limit: 1 }, select: selectedOf(info) })
  const first = ({ rows }: NeighbourPage): EntityRecord | null => rows[0]?.row.entity ?? null
  return (of: EntityRecord, context: Context, info: GraphQLResolveInfo) => {
    const page = context.loaders.reading.ask(
      oncePerField(context, info, plan, () => plan(context, info)),
      of.id,
    )
    return page instanceof Promise ? page.then(first) : first(page)
  }
}

/**
 * A resolver class with a field for each list and each single tie of a type. The fields
 * are all alike, so they are drawn from tables; a type's own resolver extends the class.
 */
export function neighbourResolver(
  objectType: ClassType,
  type: EntityType,
  lists: Readonly<Record<string, NeighbourList>>,
  fields: Readonly<Record<string, NeighbourField>> = {},
): ClassType {
  @Resolver(() => objectType)
  class NeighbourResolver {}
  const prototype = NeighbourResolver.prototype as unknown as Record<string, unknown>
  const listReaches: Readonly<Record<string, Reach>> = reaches[type]
  const fieldReaches = (singleReaches as Readonly<Record<string, Readonly<Record<string, Reach>>>>)[type]

  for (const [name, { tie, connection, description }] of Object.entries(lists)) {
    const reach = known(listReaches[name], type, name)
    const args = listArgs(tieFilter(reach), tieOrderInput(reach))
    prototype[name] = neighboursOf({ name, reach, tie })
    Root()(prototype, name, 0)
    Args(() => args)(prototype, name, 1)
    Ctx()(prototype, name, 2)
    Info()(prototype, name, 3)
    FieldResolver(() => connection, { description })(prototype, name, {})
  }
  for (const [name, { type: fieldType, description }] of Object.entries(fields)) {
    const reach = known(fieldReaches?.[name], type, name)
    prototype[name] = neighbourOf(reach)
    Root()(prototype, name, 0)
    Ctx()(prototype, name, 1)
    Info()(prototype, name, 2)
    FieldResolver(() => fieldType(), { nullable: true, description })(prototype, name, {})
  }
  return NeighbourResolver
}

function known(reach: Reach | undefined, type: EntityType, name: string): Reach {
  if (!reach) throw new Error(`graph/reaches.ts has no ${name} of ${type}`)
  return reach
}
