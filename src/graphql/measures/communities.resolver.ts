import { Max, Min } from 'class-validator'
import type { GraphQLResolveInfo } from 'graphql'
import {
  Args,
  ArgsType,
  Ctx,
  Extensions,
  Field,
  FieldResolver,
  Float,
  Info,
  Int,
  Query,
  Resolver,
  Root,
} from 'type-graphql'
import { type CommunityOfNodes, countriesOf } from '../../compute/communities.js'
import type { Caller } from '../../compute/jobs.js'
import type { Measured } from '../../compute/measured.js'
import type { EntityRecord } from '../../graph/records.js'
import { limits } from '../../limits.js'
import { SubgraphArgs } from '../aggregate/aggregate-args.js'
import { recordsOfNodes } from '../aggregate/records-of-nodes.js'
import { Entity } from '../entity/node.type.js'
import type { Context } from '../shared/context.js'
import { firstOf } from '../shared/page.js'
import { selectedOf, selectedUnder } from '../shared/selection.js'
import { Community, CommunityStructure, CountryShare } from './communities.type.js'
import { computationOf } from './computation.type.js'
import { oneMeasure } from './measure-cost.js'
import { measuredOf } from './measured-of.js'

@ArgsType()
export class CommunitiesArgs {
  @Field(() => Int, { defaultValue: 1, description: 'Of the random order in which nodes are moved.' })
  seed!: number

  @Field(() => Float, {
    defaultValue: 1,
    description: 'Above 1 for smaller communities, below for larger (Reichardt and Bornholdt 2006), from 0.01 to 100.',
  })
  @Min(0.01)
  @Max(100)
  resolution!: number
}

@ArgsType()
class FirstArgs {
  @Field(() => Int, {
    defaultValue: limits.pageDefault_rows,
    description: `How many from the start, at most ${limits.pageMax_rows}.`,
  })
  @Min(0)
  first!: number
}

interface Structure {
  readonly measured: Measured
  readonly list: readonly CommunityOfNodes[]
}
interface Row extends CommunityOfNodes {
  readonly measured: Measured
}

export async function communitiesOf(
  measured: Measured,
  { seed, resolution }: CommunitiesArgs,
  caller: Caller,
): Promise<unknown> {
  const found = await measured.communities({ seed, resolution }, caller)
  const computation = computationOf(measured, {
    algorithm: 'Leiden (Traag, Waltman and van Eck 2019)',
    parameters: { resolution, iterations: found.iterations },
    seed,
  })
  return { measured, list: found.list, modularity: found.modularity, count: found.communities_count, computation }
}

@Resolver(() => CommunityStructure)
export class CommunitiesResolver {
  @Extensions(oneMeasure)
  @Query(() => CommunityStructure, {
    description:
      'Groups that are tied more to each other than to others. Example: `communities(seed: 1) { modularity count communities(first: 5) { size label members(first: 3) { name } } }`.',
  })
  async communities(
    @Args(() => SubgraphArgs) args: SubgraphArgs,
    @Args(() => CommunitiesArgs) options: CommunitiesArgs,
    @Ctx() context: Context,
  ): Promise<unknown> {
    return communitiesOf(await measuredOf(context, args), options, context)
  }

  @FieldResolver(() => [Community], { name: 'communities', description: 'The largest first.' })
  largest(@Root() { measured, list }: Structure, @Args(() => FirstArgs) args: FirstArgs): unknown[] {
    return list.slice(0, firstOf(args)).map((one, i) => ({
      ...one,
      measured,
      number: i + 1,
      size: one.members.length,
    }))
  }
}

@Resolver(() => Community)
export class CommunityResolver {
  @FieldResolver(() => [Entity], { description: 'Its members, the best connected first, then by id.' })
  members(
    @Root() { measured, members }: Row,
    @Args(() => FirstArgs) args: FirstArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown[]> {
    return recordsInOrder(context, measured, members.slice(0, firstOf(args)), selectedOf(info))
  }

  @FieldResolver(() => [CountryShare], {
    description: 'In which countries its members are, the most first; those of unknown country are in none.',
  })
  async countries(
    @Root() { measured, members }: Row,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown[]> {
    const { projection } = measured.selection
    const counts = countriesOf(members, projection.countries)
    const nodes = counts.map(({ country }) => country)
    const recordOf = await recordsOfNodes(context, projection, nodes, selectedUnder(info, ['country']))
    return counts.map(({ country, count }) => ({ country: recordOf(country), count }))
  }

  @FieldResolver(() => String, {
    description: `Its ${limits.communityLabel_count} best connected members, then its ${limits.communityLabel_count} countries with most members, such as \`Berlin, Warsaw, Kyiv (DE, PL, UA)\`.`,
  })
  async label(@Root() { measured, members }: Row, @Ctx() context: Context): Promise<string> {
    const count = limits.communityLabel_count
    const { countries } = measured.selection.projection
    const nodes = countriesOf(members, countries).map(({ country }) => country)
    const select = { node: ['code', 'name'], tie: null, position: false, total: false }
    const [cities, places] = await Promise.all(
      [members, nodes].map((all) => recordsInOrder(context, measured, all.slice(0, count), select)),
    )
    const names = (cities ?? []).map(({ name }) => name).join(', ')
    const codes = (places ?? []).map(({ id, ...country }) => (country as { code?: string }).code ?? id)
    return codes.length === 0 ? names : `${names} (${codes.join(', ')})`
  }
}

async function recordsInOrder(
  context: Context,
  { selection: { projection } }: Measured,
  nodes: readonly number[],
  select: Parameters<typeof recordsOfNodes>[3],
): Promise<EntityRecord[]> {
  const recordOf = await recordsOfNodes(context, projection, nodes, select)
  return nodes.map((node) => recordOf(node) as EntityRecord)
}
