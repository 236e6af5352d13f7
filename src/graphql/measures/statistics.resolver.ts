import { Args, Ctx, Extensions, FieldResolver, Float, Int, Query, Resolver, Root } from 'type-graphql'
import { diameter, distanceDistribution, meanDistance } from '../../analytics/distance-statistics.js'
import { edgeCountOf } from '../../analytics/simple-graph.js'
import { statisticsAlgorithm } from '../../compute/algorithms.js'
import type { Measured } from '../../compute/measured.js'
import { SubgraphArgs } from '../aggregate/aggregate-args.js'
import type { Context } from '../shared/context.js'
import { computationOf } from './computation.type.js'
import { oneMeasure } from './measure-cost.js'
import { measuredOf } from './measured-of.js'
import { DegreeCount, DistanceCount, NetworkStatistics, ReciprocityShares } from './statistics.type.js'

interface Source extends NetworkStatistics {
  readonly measured: Measured
}

export const statisticsOf = (measured: Measured): Source => ({
  measured,
  graphVersion: measured.selection.graphVersion,
  computation: computationOf(measured, statisticsAlgorithm),
})

@Resolver(() => NetworkStatistics)
export class StatisticsResolver {
  @Extensions(oneMeasure)
  @Query(() => NetworkStatistics, {
    description:
      'Measures of the whole network, or of a part of it. Example: `statistics(asOf: "1989") { nodeCount edgeCount transitivity diameter computation { graphVersion contentHash } }`.',
  })
  async statistics(@Args(() => SubgraphArgs) args: SubgraphArgs, @Ctx() context: Context): Promise<unknown> {
    return statisticsOf(await measuredOf(context, args))
  }

  @FieldResolver(() => Int, { description: 'Nodes, tied or not: whatever can be an end of these ties.' })
  async nodeCount(@Root() { measured }: Source, @Ctx() context: Context): Promise<number> {
    return (await measured.graph(context)).graph.nodeCount
  }

  @FieldResolver(() => Int, { description: 'Pairs of nodes that are tied.' })
  async edgeCount(@Root() { measured }: Source, @Ctx() context: Context): Promise<number> {
    return edgeCountOf((await measured.graph(context)).graph)
  }

  @FieldResolver(() => Int, {
    description:
      'Connected components, a node without ties being one of its own (Hopcroft and Tarjan 1973). 1 where everything is connected.',
  })
  async componentCount(@Root() { measured }: Source, @Ctx() context: Context): Promise<number> {
    return (await measured.on('components', {}, context)).sizes.length
  }

  @FieldResolver(() => Int, { description: 'Nodes of the largest component.' })
  async largestComponent(@Root() { measured }: Source, @Ctx() context: Context): Promise<number> {
    const { sizes, largest } = await measured.on('components', {}, context)
    return sizes[largest] ?? 0
  }

  @FieldResolver(() => Float, { description: 'Three nodes that are tied to each other (Latapy 2008), such as 6065.' })
  async triangleCount(@Root() { measured }: Source, @Ctx() context: Context): Promise<number> {
    return (await measured.on('clustering', {}, context)).triangles
  }

  @FieldResolver(() => Float, { description: 'Paths of two ties: pairs of neighbours of a node, such as 159293.' })
  async wedgeCount(@Root() { measured }: Source, @Ctx() context: Context): Promise<number> {
    return (await measured.on('clustering', {}, context)).wedges
  }

  @FieldResolver(() => Int, { description: 'The most neighbours that a node has.' })
  async maxDegree(@Root() { measured }: Source, @Ctx() context: Context): Promise<number> {
    return (await measured.on('degreeDistribution', {}, context)).at(-1)?.degree ?? 0
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description: 'Neighbours of a node on average, such as 3.46; null where there is no node.',
  })
  async meanDegree(@Root() { measured }: Source, @Ctx() context: Context): Promise<number | null> {
    const { graph } = await measured.graph(context)
    return graph.nodeCount === 0 ? null : graph.neighbours.length / graph.nodeCount
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description:
      'The share of wedges that a third tie closes, from 0 to 1, such as 0.114 (Newman, Watts and Strogatz 2002); null where there is no wedge.',
  })
  async transitivity(@Root() { measured }: Source, @Ctx() context: Context): Promise<number | null> {
    return (await measured.on('clustering', {}, context)).transitivity
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description:
      'The mean over all nodes of the share of pairs of its neighbours that are tied, from 0 to 1, such as 0.048; nodes with fewer than two count as 0 (Watts and Strogatz 1998). Null where there is no node.',
  })
  async averageLocalClustering(@Root() { measured }: Source, @Ctx() context: Context): Promise<number | null> {
    return (await measured.on('clustering', {}, context)).averageLocal
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description:
      'Whether nodes with many neighbours are tied to each other: the correlation of the degrees at the ends of a tie, from -1 to 1, such as 0.35 (Newman 2002). Null where all ends have one degree.',
  })
  degreeAssortativity(@Root() { measured }: Source, @Ctx() context: Context): Promise<number | null> {
    return measured.on('degreeAssortativity', {}, context)
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description:
      'Whether ties stay within countries: 1 where all do, 0 as chance would have it, below 0 where they lead abroad (Newman 2003). Of ties both of whose ends have a known country; null where that says nothing.',
  })
  async countryAssortativity(@Root() { measured }: Source, @Ctx() context: Context): Promise<number | null> {
    return (await measured.countryAssortativity(context)).coefficient
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'The longest of all shortest paths, in ties, exactly, such as 25 (Then et al. 2014); of nodes that are connected. Null where there is no tie.',
  })
  async diameter(@Root() { measured }: Source, @Ctx() context: Context): Promise<number | null> {
    return diameter(await measured.distances(context))
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description: 'The mean length of shortest paths over all pairs that are connected, in ties, such as 7.397.',
  })
  async meanDistance(@Root() { measured }: Source, @Ctx() context: Context): Promise<number | null> {
    return meanDistance(await measured.distances(context))
  }

  @FieldResolver(() => [DegreeCount], { description: 'How many nodes have each degree that occurs, ascending.' })
  degreeDistribution(@Root() { measured }: Source, @Ctx() context: Context): Promise<unknown> {
    return measured.on('degreeDistribution', {}, context)
  }

  @FieldResolver(() => [DistanceCount], {
    description: 'How many pairs are how far apart, from 1 to the diameter; pairs without a path are in none.',
  })
  async distanceDistribution(@Root() { measured }: Source, @Ctx() context: Context): Promise<unknown> {
    return distanceDistribution(await measured.distances(context))
  }

  @FieldResolver(() => ReciprocityShares, { description: 'How far claims to be tied are returned.' })
  async reciprocity(@Root() { measured }: Source, @Ctx() context: Context): Promise<ReciprocityShares> {
    const { byClaim, byPair } = await measured.reciprocity(context)
    return { byArc: byClaim, byPair }
  }

  @FieldResolver(() => Int, {
    description: 'Nodes without which their component falls apart (Hopcroft and Tarjan 1973).',
  })
  async articulationPointCount(@Root() { measured }: Source, @Ctx() context: Context): Promise<number> {
    return (await measured.on('cutPoints', {}, context)).articulationPoints
  }

  @FieldResolver(() => Int, { description: 'Ties without which their component falls apart (Tarjan 1974).' })
  async bridgeCount(@Root() { measured }: Source, @Ctx() context: Context): Promise<number> {
    return (await measured.on('cutPoints', {}, context)).bridges
  }
}
