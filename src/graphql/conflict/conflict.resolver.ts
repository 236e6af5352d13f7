import { IsOptional } from 'class-validator'
import type { GraphQLResolveInfo } from 'graphql'
import { GraphQLJSON } from 'graphql-scalars'
import {
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  Float,
  Info,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql'
import { ConflictKind } from '../../domain/vocabulary.js'
import type { Window } from '../../graph/filters/order.js'
import type { Graph } from '../../graph/graph.js'
import type { ConflictRecord } from '../../graph/queries/conflicts.js'
import { Node } from '../entity/node.type.js'
import { type Connection, connectionFrom, connectionType } from '../shared/connection.js'
import type { Context } from '../shared/context.js'
import { ForwardPageArgs, windowOf } from '../shared/page.js'
import { selectedOf } from '../shared/selection.js'
import { Citation } from '../source/citation.type.js'

@ObjectType({ description: 'One of several values that sources state for an attribute.', simpleResolvers: true })
class StatedValue {
  @Field(() => GraphQLJSON, {
    nullable: true,
    description: 'The value; null where it is said by hand that it is not known.',
  })
  value!: unknown

  @Field(() => Boolean, {
    description:
      'Whether the graph shows this one: it is said by hand, else most sources state it, else it is said most firmly, else it comes first.',
  })
  preferred!: boolean

  @Field(() => [Citation], { description: 'Who says it, and where.' })
  citations!: Citation[]
}

@ObjectType({ description: 'A place where claims disagree. All are kept.', simpleResolvers: true })
class Conflict {
  @Field(() => ConflictKind, { description: 'How they disagree.' })
  kind!: ConflictKind

  @Field(() => String, { nullable: true, description: 'The attribute in dispute.' })
  attribute!: string | null

  @Field(() => Float, {
    nullable: true,
    description:
      'VALUE of a position: how far apart the two that are farthest apart are, in kilometres along a great circle. What was rounded is near; null for all else.',
  })
  distanceKm?: number

  @Field(() => Int, { nullable: true, description: 'COUNT: the number that a source states.' })
  stated?: number

  @Field(() => Int, { nullable: true, description: 'COUNT: the number of those that are listed.' })
  listed?: number
}

const ConflictConnection = connectionType({
  name: 'Conflict',
  node: () => Conflict,
  description: 'The node is a conflict.',
})

@ArgsType()
class ConflictsArgs extends ForwardPageArgs {
  @Field(() => [ConflictKind], {
    nullable: true,
    description: 'Only conflicts of these kinds; of all where nothing is said.',
  })
  @IsOptional()
  kinds?: ConflictKind[]
}

@Resolver(() => Conflict)
export class ConflictResolver {
  @Query(() => ConflictConnection, { description: 'Where claims disagree, by kind and by what they are about.' })
  async conflicts(@Args(() => ConflictsArgs) args: ConflictsArgs, @Ctx() { graph }: Context): Promise<Connection> {
    const list = 'conflicts'
    const asked = Object.values(ConflictKind).filter((kind) => args.kinds?.includes(kind) ?? true)
    const window = windowOf(args, list)
    const found = await conflictsAfter(graph, asked, window)
    return connectionFrom({
      list: () => list,
      args,
      window,
      rows: found.map((row) => ({ row, position: [row.kind, row.id] })),
      edge: (node) => ({ node }),
      count: async () => {
        const counts = await Promise.all(asked.map((kind) => graph.conflicts.count(kind)))
        return counts.reduce((sum, count) => sum + count, 0)
      },
    })
  }

  @FieldResolver(() => Node, { nullable: true, description: 'The entity or relationship that it is about.' })
  async subject(
    @Root() { subject }: ConflictRecord,
    @Ctx() { loaders }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return subject.startsWith('rel:')
      ? loaders.relationship.load(subject)
      : loaders.entity(selectedOf(info)).load(subject)
  }

  @FieldResolver(() => [StatedValue], {
    description: 'VALUE: the values in dispute, the one shown first; COUNT: the stated number, with who states it.',
  })
  values(@Root() { claims }: ConflictRecord): unknown[] {
    const cited = ({ citations, attribute }: (typeof claims)[number]) =>
      citations.map((citation) => ({ ...citation, attributes: [attribute] }))
    return claims.map((claim) => ({ value: claim.value, preferred: claim.preferred, citations: cited(claim) }))
  }
}

/** Kind after kind, each from its start, the first from where the cursor stands in it. */
async function conflictsAfter(graph: Graph, kinds: readonly ConflictKind[], window: Window): Promise<ConflictRecord[]> {
  const [afterKind = '', afterId = ''] = (window.after ?? []).map(String)
  const found: ConflictRecord[] = []
  for (const kind of kinds) {
    if (kind < afterKind || found.length >= window.limit) continue
    found.push(...(await graph.conflicts.page(kind, kind === afterKind ? afterId : '', window.limit - found.length)))
  }
  return found
}
