import type { GraphQLResolveInfo } from 'graphql'
import { Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql'
import { strongest } from '../../domain/citation.js'
import { statusOf } from '../../domain/tie-status.js'
import { Modality } from '../../domain/vocabulary.js'
import { reaches } from '../../graph/reaches.js'
import type { EntityRecord, RelationshipRecord } from '../../graph/records.js'
import { City } from '../city/city.type.js'
import { Entity, Relationship } from '../entity/node.type.js'
import { tieFilter } from '../filters/filter-inputs.js'
import { type ListArgs, listArgs, listQuery, orderedList } from '../filters/list-args.js'
import { tieOrderInput } from '../filters/order-inputs.js'
import { type Connection, connectionFrom } from '../shared/connection.js'
import type { Context } from '../shared/context.js'
import { selectedOf } from '../shared/selection.js'
import { type CitationRecord, citationsIn } from '../source/citation.resolver.js'
import { Citation } from '../source/citation.type.js'
import { TwinningConnection } from './connections.js'
import { Twinning } from './relationship.type.js'

@Resolver(() => Relationship)
export class RelationshipResolver {
  @FieldResolver(() => Entity)
  from(
    @Root() { from }: RelationshipRecord,
    @Ctx() { loaders }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<EntityRecord | null> {
    return loaders.entity(selectedOf(info)).load(from)
  }

  @FieldResolver(() => Entity)
  to(
    @Root() { to }: RelationshipRecord,
    @Ctx() { loaders }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<EntityRecord | null> {
    return loaders.entity(selectedOf(info)).load(to)
  }

  @FieldResolver(() => Modality)
  modality(@Root() relationship: RelationshipRecord): Modality {
    return strongest(citationsIn(relationship).map(({ modality }) => modality))
  }

  @FieldResolver(() => [Citation])
  citations(@Root() relationship: RelationshipRecord): CitationRecord[] {
    return citationsIn(relationship)
  }
}

const { twinnings } = reaches.City
const TwinningsArgs = listArgs(tieFilter(twinnings), tieOrderInput(twinnings))

@Resolver(() => Twinning)
export class TwinningResolver {
  @FieldResolver(() => [City])
  cities(
    @Root() { from, to }: RelationshipRecord,
    @Ctx() { loaders }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown[]> {
    return loaders.entity(selectedOf(info)).loadMany([from, to])
  }

  @FieldResolver(() => String)
  status(@Root() relationship: RelationshipRecord): string {
    return statusOf(relationship as { status?: string; until?: string })
  }

  @FieldResolver(() => [City])
  claimedBy(
    @Root() relationship: RelationshipRecord,
    @Ctx() { loaders }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown[]> {
    const claimants = new Set(citationsIn(relationship).map(({ claimant }) => claimant))
    const ends = [relationship.from, relationship.to].filter((end) => claimants.has(end))
    return loaders.entity(selectedOf(info)).loadMany(ends)
  }

  @Query(() => TwinningConnection, {
    description: 'All ties between two cities for which `where` holds; a condition on `node` may hold for either city.',
  })
  async twinnings(@Args(() => TwinningsArgs) args: ListArgs, @Ctx() { graph }: Context): Promise<Connection> {
    const list = orderedList('twinnings', args)
    const query = listQuery(args, list)
    return connectionFrom({
      list: () => list,
      args,
      window: query.window,
      rows: await graph.relationships.page('TWINNED_WITH', query),
      edge: (node) => ({ node }),
      count: () => graph.relationships.count('TWINNED_WITH', { where: query.where, asOf: query.asOf }),
    })
  }
}
