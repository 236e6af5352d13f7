import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsOptional } from 'class-validator'
import type { GraphQLResolveInfo } from 'graphql'
import { Args, ArgsType, Ctx, Field, Info, Query, Resolver } from 'type-graphql'
import { CityKey, cityGroups } from '../../analytics/aggregates/city-groups.js'
import { tieCoverage } from '../../analytics/aggregates/tie-coverage.js'
import { TieKey, tieGroups } from '../../analytics/aggregates/tie-groups.js'
import { byCodeUnit } from '../../domain/by-code-unit.js'
import type { Filter } from '../../graph/filters/filter.js'
import type { EntityRecord } from '../../graph/records.js'
import { limits } from '../../limits.js'
import { entityFilter } from '../filters/filter-inputs.js'
import type { Context } from '../shared/context.js'
import { PartialDateScalar } from '../shared/scalars.js'
import { selectedUnder } from '../shared/selection.js'
import { CityCount, TieCount, TieCoverage } from './aggregate.type.js'
import { questionOf, SubgraphArgs } from './aggregate-args.js'
import { recordsOfNodes } from './records-of-nodes.js'

@ArgsType()
class TieCountsArgs extends SubgraphArgs {
  @Field(() => [TieKey], {
    description: `By what, such as \`[STATUS, DECADE]\`; 1 to ${limits.groupKeysMax_count} keys. Rows are ordered by them, the unknown last.`,
  })
  @ArrayMinSize(1)
  @ArrayMaxSize(limits.groupKeysMax_count)
  @ArrayUnique()
  by!: TieKey[]
}

@ArgsType()
class CityCountsArgs {
  @Field(() => [CityKey], {
    description: 'By what, such as `[COUNTRY]`. Rows are ordered by the keys, the unknown last.',
  })
  @ArrayMinSize(1)
  @ArrayUnique()
  by!: CityKey[]

  @Field(() => entityFilter('City'), { nullable: true, description: 'Only cities for which this holds.' })
  @IsOptional()
  where?: Filter

  @Field(() => PartialDateScalar, { nullable: true, description: 'When the ties in conditions must have held.' })
  @IsOptional()
  asOf?: string
}

@Resolver()
export class CountsResolver {
  @Query(() => [TieCount], {
    description:
      'How many ties have what in common. Example: `tieCounts(by: [STATUS, DECADE]) { status decade count }`.',
  })
  async tieCounts(
    @Args(() => TieCountsArgs) args: TieCountsArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown[]> {
    const subgraph = await context.subgraph(questionOf(args))
    const groups = tieGroups(subgraph, args.by)
    const nodes = groups.map(({ country }) => country)
    const recordOf = await recordsOfNodes(
      context,
      subgraph.projection,
      nodes,
      selectedUnder(info, ['country'], ['code']),
    )
    return inOrderOf(
      args.by,
      groups.map((group) => ({ ...group, country: recordOf(group.country) })),
    )
  }

  @Query(() => [CityCount], {
    description:
      'How many cities have what in common, and their inhabitants. Example: `cityCounts(by: [COUNTRY]) { country { code } count population }`.',
  })
  async cityCounts(
    @Args(() => CityCountsArgs) args: CityCountsArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown[]> {
    const subgraph = await context.subgraph({
      cities: args.where ?? undefined,
      asOf: args.asOf ?? undefined,
    })
    const groups = cityGroups(subgraph, args.by)
    const nodes = groups.map(({ country }) => country)
    const recordOf = await recordsOfNodes(
      context,
      subgraph.projection,
      nodes,
      selectedUnder(info, ['country'], ['code']),
    )
    return inOrderOf(
      args.by,
      groups.map((group) => ({ ...group, country: recordOf(group.country) })),
    )
  }

  @Query(() => TieCoverage, {
    description:
      'How many ties there are, and what is not known of them. Example: `tieCoverage { tieCount withoutCountry withoutStart }`.',
  })
  async tieCoverage(@Args(() => SubgraphArgs) args: SubgraphArgs, @Ctx() context: Context): Promise<TieCoverage> {
    const subgraph = await context.subgraph(questionOf(args))
    return { ...tieCoverage(subgraph), graphVersion: subgraph.graphVersion }
  }
}

type GroupRow = { readonly country: EntityRecord | null; readonly [column: string]: unknown }

/** By the keys in their order: words and codes by code unit, decades by year, what is not known last. */
function inOrderOf<T extends GroupRow>(keys: readonly (TieKey | CityKey)[], rows: T[]): T[] {
  const textsOf = (row: T): (string | null)[] => keys.flatMap((key) => textOf(row, key))
  const ordered = rows.map((row) => ({ row, texts: textsOf(row) }))
  ordered.sort((a, b) => {
    for (const [i, text] of a.texts.entries()) {
      const other = b.texts[i] ?? null
      if (text === other) continue
      return text === null ? 1 : other === null ? -1 : byCodeUnit(text, other)
    }
    return 0
  })
  return ordered.map(({ row }) => row)
}

function textOf(row: GroupRow, key: TieKey | CityKey): (string | null)[] {
  if (key === 'COUNTRY') return [(row.country as { code?: string } | null)?.code ?? null, row.country?.id ?? null]
  const value = row[key.toLowerCase()]
  return [value === null || value === undefined ? null : String(value).padStart(4, '0')]
}
