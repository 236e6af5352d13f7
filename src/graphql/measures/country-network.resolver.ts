import { Min } from 'class-validator'
import type { GraphQLResolveInfo } from 'graphql'
import { Args, ArgsType, Ctx, Extensions, Field, FieldResolver, Info, Int, Query, Resolver, Root } from 'type-graphql'
import { CountryTieOrder, countryRows, tiesInOrder } from '../../compute/country-rows.js'
import type { Caller } from '../../compute/jobs.js'
import type { Measured } from '../../compute/measured.js'
import type { TaskResult } from '../../compute/tasks.js'
import { limits } from '../../limits.js'
import { SubgraphArgs } from '../aggregate/aggregate-args.js'
import { recordsOfNodes } from '../aggregate/records-of-nodes.js'
import type { Context } from '../shared/context.js'
import { registerEnum } from '../shared/enums.js'
import { firstOf } from '../shared/page.js'
import { selectedUnder } from '../shared/selection.js'
import { computationOf } from './computation.type.js'
import { CountryNetwork, CountryNode, CountryTie } from './country-network.type.js'
import { oneMeasure } from './measure-cost.js'
import { measuredOf } from './measured-of.js'

registerEnum(CountryTieOrder, 'CountryTieOrder', 'In what order pairs of countries come.', {
  TIES: 'The most tied first.',
  ABOVE_CHANCE: 'Those first that are furthest above what chance would have (zScore).',
  BELOW_CHANCE: 'Those first that are furthest below it.',
})

@ArgsType()
export class CountryNetworkArgs {
  @Field(() => Int, { defaultValue: 1, description: 'Of the communities of countries.' })
  seed!: number
}

@ArgsType()
class CountryTiesArgs {
  @Field(() => Int, {
    defaultValue: limits.pageDefault_rows,
    description: `How many pairs, at most ${limits.pageMax_rows}.`,
  })
  @Min(0)
  first!: number

  @Field(() => CountryTieOrder, { defaultValue: CountryTieOrder.TIES, description: 'In what order.' })
  orderBy!: CountryTieOrder
}

interface Source {
  readonly measured: Measured
  readonly found: TaskResult<'countryNetwork'> & { readonly countries: readonly number[] }
}

export async function countryNetworkOf(
  measured: Measured,
  { seed }: CountryNetworkArgs,
  caller: Caller,
): Promise<unknown> {
  const found = await measured.countryNetwork(seed, caller)
  return {
    measured,
    found,
    tiesCounted: found.pairs.tiesCounted,
    tiesLeftOut: found.pairs.tiesLeftOut,
    modularity: found.communities.modularity,
    computation: computationOf(measured, {
      algorithm: 'Folded by country; configuration model (Newman 2010, section 13.2); PageRank; Leiden',
      parameters: { damping: 0.85, resolution: 1 },
      seed,
    }),
  }
}

@Resolver(() => CountryNetwork)
export class CountryNetworkResolver {
  @Extensions(oneMeasure)
  @Query(() => CountryNetwork, {
    description:
      'Which countries are tied, how strongly, and how far beyond chance. Example: `countryNetwork { countries { country { code } tiesAbroad community } ties(first: 10, orderBy: ABOVE_CHANCE) { from { code } to { code } ties expected zScore } }`.',
  })
  async countryNetwork(
    @Args(() => SubgraphArgs) args: SubgraphArgs,
    @Args(() => CountryNetworkArgs) options: CountryNetworkArgs,
    @Ctx() context: Context,
  ): Promise<unknown> {
    return countryNetworkOf(await measuredOf(context, args), options, context)
  }

  @FieldResolver(() => [CountryNode], {
    description: 'Each country of an end of ties, the most tied abroad first, then by id.',
  })
  async countries(
    @Root() { measured, found }: Source,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown[]> {
    const rows = countryRows(found, found.countries)
    const nodes = rows.map(({ country }) => country)
    const recordOf = await recordsOfNodes(
      context,
      measured.selection.projection,
      nodes,
      selectedUnder(info, ['country']),
    )
    return rows.map((row) => ({ ...row, country: recordOf(row.country) }))
  }

  @FieldResolver(() => [CountryTie], {
    description: 'The pairs of countries, and countries by themselves, that chance could tie.',
  })
  async ties(
    @Root() { measured, found }: Source,
    @Args(() => CountryTiesArgs) args: CountryTiesArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown[]> {
    const pairs = tiesInOrder(found.pairs.pairs, args.orderBy).slice(0, firstOf(args))
    const nodeOf = (country: number): number => found.countries[country] as number
    const nodes = pairs.flatMap(({ categories }) => categories.map(nodeOf))
    const select = selectedUnder(info, ['from', 'to'])
    const recordOf = await recordsOfNodes(context, measured.selection.projection, nodes, select)
    return pairs.map(({ categories: [from, to], ...figures }) => ({
      ...figures,
      from: recordOf(nodeOf(from)),
      to: recordOf(nodeOf(to)),
    }))
  }
}
