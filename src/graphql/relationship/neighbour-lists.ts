import { Args, type ClassType, Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Neighbour, Reach } from '../../graph/queries/relationships.js'
import type { EntityRecord } from '../../graph/records.js'
import { end, start, type Window } from '../../graph/window.js'
import { type Connection, connectionFrom } from '../shared/connection.js'
import type { Context } from '../shared/context.js'
import { PageArgs, windowOf } from '../shared/page.js'

/** A list of what an entity is tied to: which ties, and how they stand on the edges. */
export interface NeighbourList {
  readonly reach: Reach
  /** The field of the edge that holds the relationship. */
  readonly tie: string
  readonly connection: ClassType
  readonly description: string
}

/** A tie of which an entity has at most one. */
export interface NeighbourField {
  readonly reach: Reach
  readonly type: () => ClassType
  readonly description: string
}

/** The position of a neighbour: by its name, then by the relationship's id. */
const positionOf = ({ entity, relationship }: Neighbour) => ({ key: entity.sortKey, id: relationship.id })

async function neighboursOf(
  context: Context,
  of: EntityRecord,
  name: string,
  { reach, tie }: NeighbourList,
  args: PageArgs,
): Promise<Connection> {
  const list = `${of.type}.${name} of ${of.id}`
  const window = windowOf(args, list)
  return connectionFrom({
    list,
    args,
    window,
    rows: await context.loaders.neighbours(reach, window).load(of.id),
    position: positionOf,
    edge: ({ entity, relationship }) => ({ node: entity, [tie]: relationship }),
    count: () => context.loaders.degrees(reach).load(of.id),
  })
}

const first: Window = { after: start, before: end, order: 'ASC', limit: 1 }

async function neighbourOf(context: Context, of: EntityRecord, reach: Reach): Promise<EntityRecord | null> {
  const [neighbour] = await context.loaders.neighbours(reach, first).load(of.id)
  return neighbour?.entity ?? null
}

/**
 * A resolver class with a field for each list and each single tie of a type. The fields
 * are all alike, so they are drawn from a table; a type's own resolver extends the class.
 */
export function neighbourResolver(
  objectType: ClassType,
  lists: Readonly<Record<string, NeighbourList>>,
  fields: Readonly<Record<string, NeighbourField>> = {},
): ClassType {
  @Resolver(() => objectType)
  class NeighbourResolver {}
  const prototype = NeighbourResolver.prototype as unknown as Record<string, unknown>

  for (const [name, list] of Object.entries(lists)) {
    prototype[name] = (of: EntityRecord, args: PageArgs, context: Context) =>
      neighboursOf(context, of, name, list, args)
    Root()(prototype, name, 0)
    Args(() => PageArgs)(prototype, name, 1)
    Ctx()(prototype, name, 2)
    FieldResolver(() => list.connection, { description: list.description })(prototype, name, {})
  }
  for (const [name, { reach, type, description }] of Object.entries(fields)) {
    prototype[name] = (of: EntityRecord, context: Context) => neighbourOf(context, of, reach)
    Root()(prototype, name, 0)
    Ctx()(prototype, name, 1)
    FieldResolver(() => type(), { nullable: true, description })(prototype, name, {})
  }
  return NeighbourResolver
}
