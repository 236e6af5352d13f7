import { ArrayMinSize, ArrayUnique, IsOptional, Min } from 'class-validator'
import type { GraphQLResolveInfo } from 'graphql'
import { Args, ArgsType, Ctx, Extensions, Field, FieldResolver, Info, Int, Query, Resolver, Root } from 'type-graphql'
import { type CoAffiliation as Pair, Weighing } from '../../analytics/co-affiliations.js'
import type { Network } from '../../analytics/network.js'
import { typeOfNode } from '../../analytics/projection.js'
import { commonNeighbours } from '../../analytics/suggest-ties.js'
import type { Filter } from '../../graph/filters/filter.js'
import { limits } from '../../limits.js'
import { recordsOfNodes } from '../aggregate/records-of-nodes.js'
import { City } from '../city/city.type.js'
import { Entity } from '../entity/node.type.js'
import { entityFilter } from '../filters/filter-inputs.js'
import type { Context } from '../shared/context.js'
import { firstOf } from '../shared/page.js'
import { PartialDateScalar } from '../shared/scalars.js'
import { selectedOf } from '../shared/selection.js'
import { Affiliation, CoAffiliation, CoAffiliations } from './co-affiliations.type.js'
import { costBy } from './cost.js'

@ArgsType()
class CoAffiliationsArgs {
  @Field(() => [Affiliation], {
    defaultValue: Object.values(Affiliation),
    description: 'By what they share, such as `[PROGRAMMES]`; each once.',
  })
  @ArrayMinSize(1)
  @ArrayUnique()
  by!: Affiliation[]

  @Field(() => Weighing, { defaultValue: Weighing.COUNT, description: 'How it is weighed.' })
  weighing!: Weighing

  @Field(() => entityFilter('City'), { nullable: true, description: 'Only cities for which this holds.' })
  @IsOptional()
  where?: Filter

  @Field(() => PartialDateScalar, {
    nullable: true,
    description:
      'Only what they can have shared on a day of this date, such as `2022`; all times where nothing is said.',
  })
  @IsOptional()
  asOf?: string

  @Field(() => Int, {
    defaultValue: limits.pageDefault_rows,
    description: `How many pairs, at most ${limits.pageMax_rows}.`,
  })
  @Min(0)
  first!: number
}

interface PairRecord {
  readonly weight: number
  readonly sharedCount: number
  readonly network: Network
  readonly pair: Pair
  /** Of the network. */
  readonly shared: readonly number[]
}

@Resolver()
export class CoAffiliationsResolver {
  @Query(() => CoAffiliations, {
    description: `Which cities share programmes, agreements and events, and how many. Refused where more than ${limits.coAffiliationsMax_pairs} pairs do. Example: \`coAffiliations(by: [PROGRAMMES], first: 10) { pairCount pairs { weight cities { name } shared { name } } }\`.`,
  })
  @Extensions(costBy('first'))
  async coAffiliations(
    @Args(() => CoAffiliationsArgs) args: CoAffiliationsArgs,
    @Ctx() context: Context,
  ): Promise<unknown> {
    const limit = firstOf(args)
    const question = { types: args.by, cities: args.where ?? undefined, asOf: args.asOf ?? undefined }
    const { network, graphVersion } = await context.network(question)
    const { projection } = network.selection
    const { pairs, count } = await context.measures.searches.run(
      'coAffiliations',
      {
        graph: network.graph,
        isCity: Uint8Array.from(network.nodes, (node) => (typeOfNode(projection, node) === 'City' ? 1 : 0)),
        weighing: args.weighing,
        limit,
        pairsMax_count: limits.coAffiliationsMax_pairs,
      },
      context,
      'Ask for fewer affiliations (by), or for fewer cities (where).',
    )
    const records = pairs.map((pair): PairRecord => {
      const shared = commonNeighbours(network.graph, ...pair.cities)
      return { weight: pair.weight, sharedCount: shared.length, network, pair, shared }
    })
    return { pairs: records, pairCount: count, truncated: count > pairs.length, graphVersion }
  }
}

@Resolver(() => CoAffiliation)
export class CoAffiliationResolver {
  @FieldResolver(() => [City], { description: 'The two, the one with the smaller id first.' })
  cities(
    @Root() { network, pair }: PairRecord,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown[]> {
    return entitiesOf(network, pair.cities, context, info)
  }

  @FieldResolver(() => [Entity], { description: 'What they share, in the order of the ids.' })
  shared(
    @Root() { network, shared }: PairRecord,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown[]> {
    return entitiesOf(network, shared, context, info)
  }
}

async function entitiesOf(
  network: Network,
  numbers: readonly number[],
  context: Context,
  info: GraphQLResolveInfo,
): Promise<unknown[]> {
  const nodes = numbers.map((number) => network.nodes[number] as number)
  return nodes.map(await recordsOfNodes(context, network.selection.projection, nodes, selectedOf(info)))
}
