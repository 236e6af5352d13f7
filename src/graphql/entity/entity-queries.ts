import type { GraphQLResolveInfo } from 'graphql'
import { Args, type ClassType, Ctx, Info, Query, Resolver } from 'type-graphql'
import type { EntityType } from '../../domain/vocabulary.js'
import type { EntityRecord } from '../../graph/records.js'
import { entityFilter } from '../filters/filter-inputs.js'
import { type ListArgs, listArgs, listQuery, orderedList } from '../filters/list-args.js'
import { entityOrderInput } from '../filters/order-inputs.js'
import { type Connection, connectionFrom } from '../shared/connection.js'
import type { Context } from '../shared/context.js'
import { selectedIn, selectedOf } from '../shared/selection.js'
import { type LookupArgs, lookUp } from './lookup.js'

interface EntityQueriesShape {
  readonly type: EntityType
  readonly objectType: ClassType
  readonly connection: ClassType
  readonly lookupArgs: ClassType<LookupArgs>
  /** The names of the two root fields: `city` and `cities`. */
  readonly one: string
  readonly many: string
}

/** The two root fields that every type of entity has: look one up, and list them all. */
export function entityQueries({ type, objectType, connection, lookupArgs, one, many }: EntityQueriesShape): ClassType {
  const args = listArgs(entityFilter(type), entityOrderInput(type))

  @Resolver()
  class EntityQueriesResolver {
    @Query(() => objectType, {
      name: one,
      nullable: true,
      description: `The ${one} that is named in exactly one way. Null when there is none; a CONFLICT that lists them when a name fits several.`,
    })
    lookUp(
      @Args(() => lookupArgs) args: LookupArgs,
      @Ctx() context: Context,
      @Info() info: GraphQLResolveInfo,
    ): Promise<EntityRecord | null> {
      return lookUp(context, type, args, selectedOf(info))
    }

    @Query(() => connection, { name: many, description: `All ${many} for which \`where\` holds, by name or as asked.` })
    async list(
      @Args(() => args) given: ListArgs,
      @Ctx() { loaders: { reading } }: Context,
      @Info() info: GraphQLResolveInfo,
    ): Promise<Connection> {
      const list = orderedList(many, given)
      const { select, rows } = selectedIn(info)
      const query = { ...listQuery(given, list), select }
      return connectionFrom({
        list: () => list,
        args: given,
        window: query.window,
        rows: rows ? await reading.page(type, query) : [],
        edge: (node) => ({ node }),
        count: () => reading.count(type, query),
      })
    }
  }
  return EntityQueriesResolver
}
