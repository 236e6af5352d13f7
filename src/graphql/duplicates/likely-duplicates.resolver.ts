import { IsOptional, Max, Min } from 'class-validator'
import type { GraphQLResolveInfo } from 'graphql'
import { GraphQLCountryCode } from 'graphql-scalars'
import {
  Args,
  ArgsType,
  Ctx,
  Extensions,
  Field,
  FieldResolver,
  Float,
  Info,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql'
import {
  DuplicateReason,
  type LikelyDuplicates,
  type LikelyDuplicate as Pair,
} from '../../analytics/likely-duplicates.js'
import { nodeOf, type Projection } from '../../analytics/projection.js'
import { byCodeUnit } from '../../domain/by-code-unit.js'
import type { Position } from '../../graph/filters/order.js'
import { limits } from '../../limits.js'
import { recordsOfNodes } from '../aggregate/records-of-nodes.js'
import { City } from '../city/city.type.js'
import { type Connection, connectionFrom, connectionType } from '../shared/connection.js'
import type { Context } from '../shared/context.js'
import { registerEnum } from '../shared/enums.js'
import { ForwardPageArgs, windowOf } from '../shared/page.js'
import { rowsWithin } from '../shared/rows-within.js'
import { selectedOf } from '../shared/selection.js'

registerEnum(DuplicateReason, 'DuplicateReason', 'Why two cities may be one, and why they may not.', {
  SHARED_ID: 'The same Wikidata item or GeoNames id.',
  SAME_NAME: 'The same name is shown of both, whatever the case and the accents, and no two countries are known.',
  SHARED_ALIAS: 'Any of their names is the same.',
  NEAR: 'They lie within 20 km; `value` is how many.',
  LIKE_POPULATION: 'The one has at most half as many people more; `value` is how many times.',
  SHARED_TWINS: 'They have twins in common; `value` is how many.',
  OTHER_COUNTRY: 'Against it: they lie in different countries.',
  FAR: 'Against it: they lie more than 40 km apart; `value` is how many.',
  OTHER_SIZE: 'Against it: the one has more than 20 times as many people; `value` is how many times.',
  OTHER_KIND: 'Against it: they are of different kinds, such as a city and a province.',
  OTHER_ITEM: 'Against it: they have different Wikidata items.',
  TWINNED: 'Against it: they are twinned with each other.',
})

@ObjectType({ description: 'Something that speaks for or against two cities being one.', simpleResolvers: true })
class DuplicateEvidence {
  @Field(() => DuplicateReason, { description: 'What it is.' })
  reason!: DuplicateReason

  @Field(() => Float, {
    description:
      'What it counts: of reasons for it the part by which each lessens the doubt; against it, the factor of the score.',
  })
  weight!: number

  @Field(() => Float, { nullable: true, description: 'Kilometres, twins or times, by the reason; else null.' })
  value!: number | null

  @Field(() => String, { nullable: true, description: 'The name that both have, as it is compared.' })
  name!: string | null
}

@ObjectType({ description: 'Two cities that may be one.', simpleResolvers: true })
class LikelyDuplicate {
  @Field(() => Float, { description: 'How likely, from 0 to 1: an order, not a probability.' })
  score!: number

  @Field(() => [DuplicateEvidence], { description: 'Why, and why not.' })
  evidence!: DuplicateEvidence[]
}

const DuplicateConnection = connectionType({
  name: 'LikelyDuplicate',
  node: () => LikelyDuplicate,
  description: 'Two cities that may be one.',
})

@ArgsType()
class LikelyDuplicatesArgs extends ForwardPageArgs {
  @Field(() => GraphQLCountryCode, {
    nullable: true,
    description: 'Only cities of this country, or of an unknown one: its ISO 3166-1 alpha-2 code, such as `IT`.',
  })
  @IsOptional()
  country?: string

  @Field(() => Float, {
    defaultValue: limits.duplicateScoreDefault,
    description: 'Only pairs of at least this score, from 0.1 to 1.',
  })
  @Min(0.1)
  @Max(1)
  minScore!: number
}

interface PairRecord extends Pair {
  readonly projection: Projection
  /** Of the projection. */
  readonly nodes: readonly number[]
}

interface Found extends LikelyDuplicates {
  readonly cities: Int32Array
}

/** Searches of the last version of the graph, so that pages of one list cost one. */
const known = new WeakMap<Projection, Map<string, Promise<Found>>>()

@Resolver(() => LikelyDuplicate)
export class LikelyDuplicatesResolver {
  @Query(() => DuplicateConnection, {
    description: `Cities that may be one and the same, the likeliest first, at most ${limits.duplicatesMax_pairs}; \`mergeEntities\` makes one of two. Example: \`likelyDuplicates(country: "IT", first: 10) { edges { node { score cities { id name } evidence { reason value name } } } }\`.`,
  })
  @Extensions({
    price: ({ args, childCost }: { args: Readonly<Record<string, unknown>>; childCost: number }) =>
      limits.measureCost_fields + childCost * Number(args['first'] ?? limits.pageDefault_rows),
  })
  async likelyDuplicates(
    @Args(() => LikelyDuplicatesArgs) args: LikelyDuplicatesArgs,
    @Ctx() context: Context,
  ): Promise<Connection> {
    const list = 'likelyDuplicates'
    const window = windowOf(args, list)
    const { view } = await context.graph.projection.current(await context.seen)
    const { pairs, cities } = await searchIn(context, view, args)
    const records = pairs.map(
      (pair): PairRecord => ({ ...pair, projection: view, nodes: pair.cities.map((city) => cities[city] as number) }),
    )
    return connectionFrom({
      list: () => list,
      args,
      window,
      rows: rowsWithin(window, records, { positionOf, isBehind }),
      edge: (node) => ({ node }),
      count: () => pairs.length,
    })
  }

  @FieldResolver(() => [City], { description: 'The two, the one with the smaller id first.' })
  async cities(
    @Root() { projection, nodes }: PairRecord,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown[]> {
    return nodes.map(await recordsOfNodes(context, projection, [...nodes], selectedOf(info)))
  }
}

const positionOf = ({ score, nodes, projection }: PairRecord) => [
  score,
  ...nodes.map((node) => projection.ids[node] as string),
]

/** The likelier first; of equal ones the one with the smaller ids. */
function isBehind(one: Position, other: Position): boolean {
  const [score = 0, ...ids] = one
  const [otherScore = 0, ...otherIds] = other
  if (score !== otherScore) return Number(score) < Number(otherScore)
  const place = ids.findIndex((id, i) => id !== otherIds[i])
  return place >= 0 && byCodeUnit(String(ids[place]), String(otherIds[place])) > 0
}

function searchIn(
  context: Context,
  projection: Projection,
  { country, minScore }: LikelyDuplicatesArgs,
): Promise<Found> {
  const code = country?.toUpperCase()
  const key = `${code ?? ''} ${minScore}`
  const ofVersion = known.get(projection) ?? new Map<string, Promise<Found>>()
  known.set(projection, ofVersion)
  const one = ofVersion.get(key)
  if (one) return one
  if (ofVersion.size >= limits.duplicateSearchesKept_count) ofVersion.clear()
  const search = searchAnew(context, projection, code, minScore)
  ofVersion.set(key, search)
  // What somebody broke off is begun anew by whoever asks next.
  search.catch(() => ofVersion.delete(key))
  return search
}

async function searchAnew(
  context: Context,
  projection: Projection,
  code: string | undefined,
  minScore: number,
): Promise<Found> {
  const [country] = [...projection.countryCodes].find(([, one]) => one === code) ?? []
  if (code !== undefined && country === undefined) return { cities: new Int32Array(0), pairs: [], count: 0 }
  const { cities, search } = await context.graph.duplicates.of(
    projection,
    country === undefined ? null : nodeOf(projection, country),
  )
  const found = await context.measures.searches.run(
    'likelyDuplicates',
    { ...search, minScore, limit: limits.duplicatesMax_pairs, namesakesMax_count: limits.namesakesMax_count },
    context,
    'Ask for one country (country), or for likelier pairs (minScore).',
  )
  return { ...found, cities }
}
