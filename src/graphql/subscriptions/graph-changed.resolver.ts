import { Min } from 'class-validator'
import type { GraphQLResolveInfo } from 'graphql'
import {
  Args,
  ArgsType,
  Authorized,
  Ctx,
  Field,
  FieldResolver,
  Info,
  Int,
  Resolver,
  Root,
  type SubscribeResolverData,
  Subscription,
} from 'type-graphql'
import { Role } from '../../access/role.js'
import type { ChangedEvent } from '../../graph/feed/feed-event.js'
import type { FeedView } from '../../graph/feed/feed-view.js'
import { formatResumePoint } from '../../graph/feed/resume-point.js'
import { limits } from '../../limits.js'
import { nodeOfId } from '../entity/node.resolver.js'
import { Entity, Relationship } from '../entity/node.type.js'
import type { Context } from '../shared/context.js'
import { type Args as AnyArgs, checked } from '../shared/direct-resolvers.js'
import { selectedOf } from '../shared/selection.js'
import { atMost } from '../traversal/at-most.js'
import { followOptions, GraphChangedArgs } from './graph-changed.args.js'
import { ChangeOrigin, GraphEvent } from './graph-event.type.js'

const follow = ({ args, context }: SubscribeResolverData<unknown, AnyArgs, Context>) =>
  context.graph.feed.follow(followOptions(checked(GraphChangedArgs, args), context.resumeAfter))

@Resolver()
export class GraphChangedResolver {
  @Authorized(Role.READER)
  @Subscription(() => GraphEvent, {
    subscribe: follow as never,
    description:
      'What happens to the graph, from now on or from a version on: changes by whoever makes them, through this server, another one or a command. Over WebSocket (`graphql-transport-ws`) and as event stream (`text/event-stream`), at the same address as everything else.',
  })
  graphChanged(@Root() view: FeedView, @Args(() => GraphChangedArgs) _: GraphChangedArgs): FeedView {
    return view
  }
}

@ArgsType()
class FirstArgs {
  @Field(() => Int, {
    defaultValue: limits.pageDefault_rows,
    description: `How many at the most, up to ${limits.eventIdsMax_count}.`,
  })
  @Min(1, { message: 'first must be 1 or more' })
  first!: number
}

const changed = ({ event }: FeedView): ChangedEvent | null => (event.kind === 'CHANGED' ? event : null)
const named = (ids: readonly string[]): readonly string[] => ids.slice(0, limits.eventIdsMax_count)

@Resolver(() => GraphEvent)
export class GraphEventResolver {
  @FieldResolver()
  kind(@Root() { event }: FeedView): GraphEvent['kind'] {
    return event.kind
  }

  @FieldResolver()
  seq(@Root() { event }: FeedView): number {
    return event.seq
  }

  @FieldResolver()
  cursor(@Root() { event }: FeedView): string {
    return formatResumePoint(event)
  }

  @FieldResolver()
  at(@Root() view: FeedView): string | null {
    return changed(view)?.at ?? null
  }

  @FieldResolver()
  origin(@Root() view: FeedView): ChangeOrigin | null {
    const actor = changed(view)?.actor
    if (actor === undefined) return null
    return actor.startsWith('key:')
      ? ChangeOrigin.KEY
      : actor.startsWith('token:')
        ? ChangeOrigin.TOKEN
        : ChangeOrigin.COMMAND
  }

  @FieldResolver(() => String, { nullable: true, description: 'Who made the change; null to all but editors.' })
  actor(@Root() view: FeedView, @Ctx() { caller }: Context): string | null {
    return caller.roles.has(Role.EDITOR) ? (changed(view)?.actor ?? null) : null
  }

  @FieldResolver(() => String, { nullable: true, description: 'Why, in the words of who made it.' })
  reason(@Root() view: FeedView): string | null {
    return changed(view)?.reason ?? null
  }

  @FieldResolver()
  resetCause(@Root() { event }: FeedView): GraphEvent['resetCause'] {
    return event.kind === 'RESET' ? event.cause : null
  }

  @FieldResolver()
  resumeFrom(@Root() { event }: FeedView): number | null {
    return event.kind === 'LAGGED' ? event.resumeFrom : null
  }

  @FieldResolver()
  entityIds(@Root() { fitting }: FeedView): readonly string[] {
    return named(fitting.entities)
  }

  @FieldResolver()
  relationshipIds(@Root() { fitting }: FeedView): readonly string[] {
    return named(fitting.relationships)
  }

  @FieldResolver()
  sourceIds(@Root() { fitting }: FeedView): readonly string[] {
    return named(fitting.sources)
  }

  @FieldResolver()
  removedIds(@Root() { fitting }: FeedView): readonly string[] {
    return named(fitting.removed)
  }

  @FieldResolver()
  entityCount(@Root() { fitting }: FeedView): number {
    return fitting.entities.length
  }

  @FieldResolver()
  relationshipCount(@Root() { fitting }: FeedView): number {
    return fitting.relationships.length
  }

  @FieldResolver()
  removedCount(@Root() { fitting }: FeedView): number {
    return fitting.removed.length
  }

  @FieldResolver()
  truncated(@Root() { fitting: { entities, relationships, sources, removed } }: FeedView): boolean {
    return [entities, relationships, sources, removed].some((ids) => ids.length > limits.eventIdsMax_count)
  }

  @FieldResolver(() => [Entity], {
    description: 'The entities that were created or changed, as they are now; those that have gone since are left out.',
  })
  entities(
    @Root() { fitting }: FeedView,
    @Args(() => FirstArgs) { first }: FirstArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown[]> {
    return things(context, fitting.entities, first, info)
  }

  @FieldResolver(() => [Relationship], {
    description:
      'The relationships that were created or changed, as they are now; those that have gone since are left out.',
  })
  relationships(
    @Root() { fitting }: FeedView,
    @Args(() => FirstArgs) { first }: FirstArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown[]> {
    return things(context, fitting.relationships, first, info)
  }
}

async function things(
  context: Context,
  ids: readonly string[],
  first: number,
  info: GraphQLResolveInfo,
): Promise<unknown[]> {
  const rows = atMost('first', first, limits.eventIdsMax_count)
  const select = selectedOf(info)
  const found = await Promise.all(ids.slice(0, rows).map((id) => nodeOfId(context, id, select)))
  return found.filter((thing) => thing !== null)
}
