import type { GraphQLResolveInfo } from 'graphql'
import { Args, type ClassType, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql'
import type { EntityType } from '../../domain/vocabulary.js'
import { type Reach, reaches, singleReaches } from '../../graph/reaches.js'
import type { EntityRecord } from '../../graph/records.js'
import { tieFilter } from '../filters/filter-inputs.js'
import { type ListArgs, listArgs, listQuery, orderedList } from '../filters/list-args.js'
import { tieOrderInput } from '../filters/order-inputs.js'
import { type Connection, connectionFrom } from '../shared/connection.js'
import type { Context } from '../shared/context.js'
import { selectedIn } from '../shared/selection.js'

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

async function neighboursOf(
  { loaders }: Context,
  of: EntityRecord,
  { name, reach, tie }: ReadList,
  args: ListArgs,
  info: GraphQLResolveInfo,
): Promise<Connection> {
  const list = orderedList(`${of.type}.${name} of ${of.id}`, args)
  const query = { ...listQuery(args, list), select: selectedIn(info, tie) }
  return connectionFrom({
    list,
    args,
    window: query.window,
    rows: await loaders.neighbours(reach, query).load(of.id),
    edge: ({ entity, relationship }) => ({ node: entity, [tie]: relationship }),
    count: () => loaders.degrees(reach, { where: query.where, asOf: query.asOf }).load(of.id),
  })
}

async function neighbourOf({ loaders }: Context, of: EntityRecord, reach: Reach): Promise<EntityRecord | null> {
  const [first] = await loaders.neighbours(reach, { window: { backward: false, limit: 1 } }).load(of.id)
  return first?.row.entity ?? null
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
    prototype[name] = (of: EntityRecord, given: ListArgs, context: Context, info: GraphQLResolveInfo) =>
      neighboursOf(context, of, { name, reach, tie }, given, info)
    Root()(prototype, name, 0)
    Args(() => args)(prototype, name, 1)
    Ctx()(prototype, name, 2)
    Info()(prototype, name, 3)
    FieldResolver(() => connection, { description })(prototype, name, {})
  }
  for (const [name, { type: fieldType, description }] of Object.entries(fields)) {
    const reach = known(fieldReaches?.[name], type, name)
    prototype[name] = (of: EntityRecord, context: Context) => neighbourOf(context, of, reach)
    Root()(prototype, name, 0)
    Ctx()(prototype, name, 1)
    FieldResolver(() => fieldType(), { nullable: true, description })(prototype, name, {})
  }
  return NeighbourResolver
}

function known(reach: Reach | undefined, type: EntityType, name: string): Reach {
  if (!reach) throw new Error(`graph/reaches.ts has no ${name} of ${type}`)
  return reach
}
