import { IsOptional, Min } from 'class-validator'
import type { GraphQLResolveInfo } from 'graphql'
import { Args, ArgsType, Ctx, Field, FieldResolver, Info, Int, Query, Resolver, Root } from 'type-graphql'
import { countryMatrix } from '../../analytics/aggregates/country-matrix.js'
import { relationshipTypes } from '../../analytics/codes.js'
import { byCodeUnit } from '../../domain/by-code-unit.js'
import type { EntityRecord } from '../../graph/records.js'
import type { Context } from '../shared/context.js'
import { selectedUnder } from '../shared/selection.js'
import { CountryPair, TypeCount } from './aggregate.type.js'
import { questionOf, SubgraphArgs } from './aggregate-args.js'
import { recordsOfNodes } from './records-of-nodes.js'

@ArgsType()
class CountryMatrixArgs extends SubgraphArgs {
  @Field(() => Int, { nullable: true, description: 'Only the first so many pairs; all where nothing is said.' })
  @IsOptional()
  @Min(0)
  first?: number
}

interface Pair {
  readonly from: EntityRecord
  readonly to: EntityRecord
  readonly count: number
  readonly countByType: readonly number[]
}

/** What has no code comes after every code. */
const codeOf = (country: EntityRecord): string => (country as { code?: string }).code ?? '\uffff'

/** The places of countries in the order of their codes, by node number: pairs are many, countries few. */
function placesByCode(nodes: readonly number[], recordOf: (node: number) => EntityRecord): Map<number, number> {
  const countries = [...new Set(nodes)].map((node) => ({ node, code: codeOf(recordOf(node)), id: recordOf(node).id }))
  countries.sort((a, b) => byCodeUnit(a.code, b.code) || byCodeUnit(a.id, b.id))
  return new Map(countries.map(({ node }, place) => [node, place]))
}

@Resolver(() => CountryPair)
export class CountryMatrixResolver {
  @Query(() => [CountryPair], {
    description:
      'How many ties there are between which countries, each pair once, the most tied first, then by code. A tie of which an end’s country is unknown is in none: `tieCoverage { withoutCountry }` says how many. Example: `countryMatrix(first: 10) { from { code } to { code } count }`.',
  })
  async countryMatrix(
    @Args(() => CountryMatrixArgs) args: CountryMatrixArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Pair[]> {
    const subgraph = await context.graph.subgraphs.select(questionOf(args))
    const pairs = countryMatrix(subgraph)
    const nodes = pairs.flatMap(({ countries }) => countries)
    const select = selectedUnder(info, ['from', 'to'], ['code'])
    const found = await recordsOfNodes(context, subgraph.projection, nodes, select)
    const recordOf = (node: number): EntityRecord => found(node) as EntityRecord
    const places = placesByCode(nodes, recordOf)
    const placed = pairs.map(({ countries: [a, b], count, countByType }) => {
      const [placeA, placeB] = [places.get(a) as number, places.get(b) as number]
      const [from, to] = placeA <= placeB ? [a, b] : [b, a]
      const place = Math.min(placeA, placeB) * places.size + Math.max(placeA, placeB)
      return { from, to, count, countByType, place }
    })
    placed.sort((a, b) => b.count - a.count || a.place - b.place)
    const rows = args.first == null ? placed : placed.slice(0, args.first)
    return rows.map(({ from, to, count, countByType }) => ({
      from: recordOf(from),
      to: recordOf(to),
      count,
      countByType,
    }))
  }

  @FieldResolver(() => [TypeCount], { description: 'The same by type, in the order of the enum.' })
  byType(@Root() { countByType }: Pair): TypeCount[] {
    return relationshipTypes.flatMap((type, code) => {
      const count = countByType[code] as number
      return count > 0 ? [{ type, count }] : []
    })
  }
}
