import { IsOptional, Min } from 'class-validator'
import type { GraphQLResolveInfo } from 'graphql'
import {
  Args,
  ArgsType,
  type ClassType,
  Ctx,
  Extensions,
  Field,
  FieldResolver,
  Info,
  Int,
  Query,
  Resolver,
  Root,
} from 'type-graphql'
import { foldedAlgorithm } from '../../compute/algorithms.js'
import { FoldedNodeOrder, FoldedTieOrder, foldRows, tiesInOrder } from '../../compute/fold-rows.js'
import type { Caller } from '../../compute/jobs.js'
import type { FoldedNetwork, FoldOptions, Measured } from '../../compute/measured.js'
import { limits } from '../../limits.js'
import { SubgraphArgs } from '../aggregate/aggregate-args.js'
import { recordsOfNodes } from '../aggregate/records-of-nodes.js'
import type { Context } from '../shared/context.js'
import { registerEnum } from '../shared/enums.js'
import { firstOf } from '../shared/page.js'
import { selectedUnder } from '../shared/selection.js'
import { computationOf } from './computation.type.js'
import {
  CountryNetwork,
  CountryNode,
  CountryTie,
  DecadeNetwork,
  ProgrammeNetwork,
  ProgrammeNode,
  ProgrammeTie,
} from './folded-network.type.js'
import { oneMeasure } from './measure-cost.js'
import { measuredOf } from './measured-of.js'

registerEnum(FoldedTieOrder, 'FoldedTieOrder', 'In what order pairs of countries, or of programmes, come.', {
  TIES: 'The most tied first.',
  ABOVE_CHANCE: 'Those first that are furthest above what chance would have (zScore).',
  BELOW_CHANCE: 'Those first that are furthest below it.',
})

@ArgsType()
export class FoldedNetworkArgs {
  @Field(() => Int, { defaultValue: 1, description: 'Of the communities of its nodes.' })
  seed!: number
}

registerEnum(FoldedNodeOrder, 'FoldedNodeOrder', 'In what order countries, or programmes, come.', {
  TIES: 'Those first that have most ties to others.',
  DEGREE: 'Those first that are tied to most others.',
  PAGERANK: 'Those of the highest PageRank first.',
  BETWEENNESS: 'Those of the highest betweenness first.',
})

@ArgsType()
class FoldedNodesArgs {
  @Field(() => Int, { nullable: true, description: 'Only the first so many; all where nothing is said.' })
  @IsOptional()
  @Min(0)
  first?: number | null

  @Field(() => FoldedNodeOrder, {
    defaultValue: FoldedNodeOrder.TIES,
    description: 'In what order; among equals by id.',
  })
  orderBy!: FoldedNodeOrder
}

@ArgsType()
class FoldedTiesArgs {
  @Field(() => Int, {
    defaultValue: limits.pageDefault_rows,
    description: `How many pairs, at most ${limits.pageMax_rows}.`,
  })
  @Min(0)
  first!: number

  @Field(() => FoldedTieOrder, { defaultValue: FoldedTieOrder.TIES, description: 'In what order.' })
  orderBy!: FoldedTieOrder
}

interface Source {
  readonly measured: Measured
  readonly found: FoldedNetwork
}

@Resolver()
export class FoldedNetworksResolver {
  @Extensions(oneMeasure)
  @Query(() => CountryNetwork, {
    description:
      'Which countries are tied, how strongly, and how far beyond chance. Example: `countryNetwork { countries { country { code } tiesAbroad community } ties(first: 10, orderBy: ABOVE_CHANCE) { from { code } to { code } ties expected zScore } }`.',
  })
  async countryNetwork(
    @Args(() => SubgraphArgs) args: SubgraphArgs,
    @Args(() => FoldedNetworkArgs) { seed }: FoldedNetworkArgs,
    @Ctx() context: Context,
  ): Promise<unknown> {
    return foldedNetworkOf(await measuredOf(context, args), { by: 'COUNTRY', seed }, context)
  }

  @Extensions(oneMeasure)
  @Query(() => ProgrammeNetwork, {
    description:
      'Which programmes are tied through their cities, and how far beyond chance. With `asOf`, memberships count that can have held then. Example: `programmeNetwork { programmes { programme { name } cityCount tiesWithin } ties(orderBy: ABOVE_CHANCE) { from { name } to { name } ties zScore } }`.',
  })
  async programmeNetwork(
    @Args(() => SubgraphArgs) args: SubgraphArgs,
    @Args(() => FoldedNetworkArgs) { seed }: FoldedNetworkArgs,
    @Ctx() context: Context,
  ): Promise<unknown> {
    return foldedNetworkOf(await measuredOf(context, args), { by: 'PROGRAMME', seed }, context)
  }

  @Extensions({ measures: () => decadesMeasures_count })
  @Query(() => [DecadeNetwork], {
    description:
      'The network of countries of each decade, by the ties that began in it, the earliest first; decades in which none began are left out, and so are ties of which the decade is not known. Example: `countryNetworkByDecade { from network { ties(first: 3, orderBy: ABOVE_CHANCE) { from { code } to { code } ties zScore } } }`.',
  })
  async countryNetworkByDecade(
    @Args(() => SubgraphArgs) args: SubgraphArgs,
    @Args(() => FoldedNetworkArgs) { seed }: FoldedNetworkArgs,
    @Ctx() context: Context,
  ): Promise<DecadeNetwork[]> {
    const decades = context.measures.byDecade(await measuredOf(context, args))
    return Promise.all(
      decades.map(async ({ from, measured }) => ({
        from,
        to: from + 9,
        network: await foldedNetworkOf(measured, { by: 'COUNTRY', seed }, context),
      })),
    )
  }
}

/** The ties are parted among the decades, so that a century of them is less work than as many measures of the whole. */
const decadesMeasures_count = 5

export async function foldedNetworkOf(measured: Measured, options: FoldOptions, caller: Caller): Promise<unknown> {
  const found = await measured.foldedNetwork(options, caller)
  const computation = computationOf(measured, foldedAlgorithm(options))
  const { tiesCounted, tiesLeftOut } = found.pairs
  const { sizes, largest } = found.components
  return {
    measured,
    found,
    tiesCounted,
    tiesLeftOut,
    componentCount: sizes.length,
    largestComponent: sizes[largest] ?? 0,
    modularity: found.communities.modularity,
    computation,
  }
}

/** The groups of a network as its type has them. */
async function nodesOf(
  { measured, found }: Source,
  { first, orderBy }: FoldedNodesArgs,
  { node, beyond }: { node: string; beyond: string },
  context: Context,
  info: GraphQLResolveInfo,
): Promise<unknown[]> {
  const rows = foldRows(found, orderBy).slice(0, first ?? undefined)
  const groups = rows.map(({ group }) => group)
  const { projection } = measured.selection
  const recordOf = await recordsOfNodes(context, projection, groups, selectedUnder(info, [node]))
  return rows.map(({ group, tiesBeyond, ...row }) => ({ ...row, [beyond]: tiesBeyond, [node]: recordOf(group) }))
}

async function tiesOf(
  { measured, found }: Source,
  args: FoldedTiesArgs,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<unknown[]> {
  const pairs = tiesInOrder(found.pairs.pairs, args.orderBy).slice(0, firstOf(args))
  const nodeOf = (category: number): number => found.groups[category] as number
  const nodes = pairs.flatMap(({ categories }) => categories.map(nodeOf))
  const select = selectedUnder(info, ['from', 'to'])
  const recordOf = await recordsOfNodes(context, measured.selection.projection, nodes, select)
  return pairs.map(({ categories: [from, to], ...figures }) => ({
    ...figures,
    from: recordOf(nodeOf(from)),
    to: recordOf(nodeOf(to)),
  }))
}

interface FoldedNetworkShape {
  readonly network: ClassType
  /** The list of its nodes, and the fields of one that are named after what it folds by. */
  readonly nodes: {
    readonly field: string
    readonly type: ClassType
    readonly description: string
    readonly named: { readonly node: string; readonly beyond: string }
  }
  readonly ties: { readonly type: ClassType; readonly description: string }
}

/** A resolver class with the lists of nodes and ties of a folded network. */
function foldedNetworkResolver({ network, nodes, ties }: FoldedNetworkShape): new () => object {
  @Resolver(() => network)
  class FoldedNetworkResolver {
    @FieldResolver(() => [nodes.type], { name: nodes.field, description: nodes.description })
    nodes(
      @Root() source: Source,
      @Args(() => FoldedNodesArgs) args: FoldedNodesArgs,
      @Ctx() context: Context,
      @Info() info: GraphQLResolveInfo,
    ): Promise<unknown[]> {
      return nodesOf(source, args, nodes.named, context, info)
    }

    @FieldResolver(() => [ties.type], { description: ties.description })
    ties(
      @Root() source: Source,
      @Args(() => FoldedTiesArgs) args: FoldedTiesArgs,
      @Ctx() context: Context,
      @Info() info: GraphQLResolveInfo,
    ): Promise<unknown[]> {
      return tiesOf(source, args, context, info)
    }
  }
  return FoldedNetworkResolver
}

export const CountryNetworkResolver = foldedNetworkResolver({
  network: CountryNetwork,
  nodes: {
    field: 'countries',
    type: CountryNode,
    description: 'Each country that one of the cities is in.',
    named: { node: 'country', beyond: 'tiesAbroad' },
  },
  ties: {
    type: CountryTie,
    description: 'The pairs of countries, and countries by themselves, that chance could tie.',
  },
})

export const ProgrammeNetworkResolver = foldedNetworkResolver({
  network: ProgrammeNetwork,
  nodes: {
    field: 'programmes',
    type: ProgrammeNode,
    description: 'Each programme that one of the cities belongs to.',
    named: { node: 'programme', beyond: 'tiesBeyond' },
  },
  ties: {
    type: ProgrammeTie,
    description: 'The pairs of programmes, and programmes by themselves, that chance could tie.',
  },
})
