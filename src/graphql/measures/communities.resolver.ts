import { Min } from 'class-validator'
import { Args, ArgsType, Ctx, Extensions, Field, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql'
import { limits } from '../../limits.js'
import { SubgraphArgs } from '../aggregate/aggregate-args.js'
import type { Context } from '../shared/context.js'
import { firstOf } from '../shared/page.js'
import { Community, CommunityStructure } from './communities.type.js'
import {
  CommunityArgs,
  type CommunityRecord,
  communityRecord,
  type StructureRecord,
  structureOf,
} from './community-structure.js'
import { oneMeasure } from './measure-cost.js'
import { measuredOf } from './measured-of.js'

@ArgsType()
class LargestArgs {
  @Field(() => Int, {
    defaultValue: limits.pageDefault_rows,
    description: `How many from the start, at most ${limits.pageMax_rows}.`,
  })
  @Min(0)
  first!: number
}

@Resolver(() => CommunityStructure)
export class CommunitiesResolver {
  @Extensions(oneMeasure)
  @Query(() => CommunityStructure, {
    description:
      'Groups that are tied more to each other than to others. Example: `communities(seed: 1) { modularity count communities(first: 5) { size label members(first: 3) { edges { node { name } } } } }`.',
  })
  async communities(
    @Args(() => SubgraphArgs) part: SubgraphArgs,
    @Args(() => CommunityArgs) options: CommunityArgs,
    @Ctx() context: Context,
  ): Promise<StructureRecord> {
    return structureOf(await measuredOf(context, part), options, context)
  }

  @FieldResolver(() => [Community], { name: 'communities', description: 'The largest first.' })
  largest(@Root() structure: StructureRecord, @Args(() => LargestArgs) args: LargestArgs): CommunityRecord[] {
    return structure.list.slice(0, firstOf(args)).map((_, place) => communityRecord(structure, place))
  }
}
