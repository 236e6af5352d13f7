import type { GraphQLResolveInfo } from 'graphql'
import { Args, Ctx, Extensions, FieldResolver, Info, Int, Resolver, Root } from 'type-graphql'
import { rankOf } from '../../analytics/city-metrics.js'
import { nodeOf, typeOfNode } from '../../analytics/projection.js'
import type { Measured } from '../../compute/measured.js'
import { SubgraphArgs } from '../aggregate/aggregate-args.js'
import { City } from '../city/city.type.js'
import type { Context } from '../shared/context.js'
import { oncePerField } from '../shared/once-per-field.js'
import { CityMetrics, MetricValue } from './city-metrics.type.js'
import { Community } from './communities.type.js'
import { CommunityArgs, type CommunityRecord, communityRecord, structureOf } from './community-structure.js'
import { measureByMetric, oneMeasure } from './measure-cost.js'
import { measuredOf } from './measured-of.js'
import { MetricArgs, metricOf } from './metric-args.js'

interface Source {
  readonly measured: Measured
  /** The node of the projection. */
  readonly node: number
}

@Resolver(() => City)
export class MetricsOfCityResolver {
  @FieldResolver(() => CityMetrics, {
    nullable: true,
    description:
      'Where it stands in the network of twinnings, or in a part of the graph; null where it is not in that part. Example: `city(id: "wd:Q6259") { metrics { cityCount metric(by: BETWEENNESS) { value rank } componentSize community { label } } }`.',
  })
  async metrics(
    @Root() { id }: { readonly id: string },
    @Args(() => SubgraphArgs) args: SubgraphArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Source | null> {
    const measured = await oncePerField(context, info, MetricsOfCityResolver, () => measuredOf(context, args))
    const { projection, nodes } = measured.selection
    const node = nodeOf(projection, id)
    return node >= 0 && nodes[node] === 1 ? { measured, node } : null
  }
}

@Resolver(() => CityMetrics)
export class CityMetricsResolver {
  @FieldResolver(() => Int, { description: 'How many cities the ranks are among.' })
  cityCount(@Root() { measured: { selection } }: Source): number {
    return selection.nodes.reduce((count, isIn, node) => count + (isIn && isCity(selection, node) ? 1 : 0), 0)
  }

  @Extensions(measureByMetric)
  @FieldResolver(() => MetricValue, { description: 'Its value by a metric, and its rank.' })
  async metric(
    @Root() { measured, node }: Source,
    @Args(() => MetricArgs) args: MetricArgs,
    @Ctx() context: Context,
  ): Promise<unknown> {
    const { values, nodes, computation } = await metricOf(measured, args, context)
    const own = nodes.indexOf(node)
    return {
      value: values[own],
      rank: rankOf(own, values, nodes, (other) => isCity(measured.selection, other)),
      computation,
    }
  }

  @FieldResolver(() => Int, { description: 'Nodes of its connected component, itself among them.' })
  async componentSize(@Root() { measured, node }: Source, @Ctx() context: Context): Promise<number> {
    const { nodes } = await measured.graph(context)
    const { componentOf, sizes } = await measured.on('components', {}, context)
    return sizes[componentOf[nodes.indexOf(node)] as number] as number
  }

  @Extensions(oneMeasure)
  @FieldResolver(() => Community, {
    description:
      'The community that it is in: of all of them see `communities`, which gives the same for the same seed.',
  })
  async community(
    @Root() { measured, node }: Source,
    @Args(() => CommunityArgs) options: CommunityArgs,
    @Ctx() context: Context,
  ): Promise<CommunityRecord> {
    const structure = await structureOf(measured, options, context)
    const { nodes } = await measured.graph(context)
    const own = structure.communityOf[nodes.indexOf(node)]
    return communityRecord(
      structure,
      structure.list.findIndex(({ number }) => number === own),
    )
  }
}

const isCity = ({ projection }: Measured['selection'], node: number): boolean => typeOfNode(projection, node) === 'City'
