import { Args, type ClassType, Ctx, Query, Resolver } from 'type-graphql'
import type { EntityType } from '../../domain/vocabulary.js'
import type { EntityRecord } from '../../graph/records.js'
import { type Connection, connectionFrom } from '../shared/connection.js'
import type { Context } from '../shared/context.js'
import { PageArgs, windowOf } from '../shared/page.js'
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
  @Resolver()
  class EntityQueriesResolver {
    @Query(() => objectType, {
      name: one,
      nullable: true,
      description: `The ${one} that is named in exactly one way. Null when there is none; a CONFLICT that lists them when a name fits several.`,
    })
    async lookUp(@Args(() => lookupArgs) args: LookupArgs, @Ctx() context: Context): Promise<EntityRecord | null> {
      return lookUp(context, type, args)
    }

    @Query(() => connection, { name: many, description: `All ${many}, by name.` })
    async list(@Args(() => PageArgs) args: PageArgs, @Ctx() { graph }: Context): Promise<Connection> {
      const window = windowOf(args, many)
      return connectionFrom({
        list: many,
        args,
        window,
        rows: await graph.entities.page(type, window),
        position: ({ sortKey }) => ({ key: sortKey, id: '' }),
        edge: (node) => ({ node }),
        count: () => graph.entities.count(type),
      })
    }
  }
  return EntityQueriesResolver
}
