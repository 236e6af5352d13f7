import { IsOptional, Min } from 'class-validator'
import type { GraphQLResolveInfo } from 'graphql'
import { Args, ArgsType, Ctx, Extensions, Field, Float, ID, Info, Int, Query, Resolver } from 'type-graphql'
import {
  type FoundPaths,
  findPaths,
  findShortestPath,
  findShortestPaths,
  PathLength,
  type PathQuestion,
} from '../../analytics/find-paths.js'
import type { VersionedNetwork } from '../../graph/projection/networks.js'
import { limits } from '../../limits.js'
import type { Context } from '../shared/context.js'
import { IsEntityId } from '../shared/validators.js'
import { atMost } from './at-most.js'
import { costBy, costOfPaths, costOfSearch } from './cost.js'
import { pathRecord } from './path.resolver.js'
import { PathResult, PathsResult, ShortestPathsResult } from './path.type.js'
import { networkOf, TraversalArgs } from './traversal-args.js'

@ArgsType()
class EndsArgs extends TraversalArgs {
  @Field(() => ID, { description: 'The id of where it starts: an entity of any type, such as `wd:Q6259` (Pavia).' })
  @IsEntityId()
  from!: string

  @Field(() => ID, { description: 'The id of where it ends, such as `wd:Q38511` (Turku).' })
  @IsEntityId()
  to!: string
}

@ArgsType()
class HopPathArgs extends EndsArgs {
  @Field(() => Int, {
    nullable: true,
    description: 'Only paths of at most so many ties; of any length where nothing is said.',
  })
  @IsOptional()
  @Min(0)
  maxLength?: number
}

@ArgsType()
class ShortestPathsArgs extends HopPathArgs {
  @Field(() => Int, {
    defaultValue: limits.shortestPathsDefault_rows,
    description: `How many paths are written out, at most ${limits.shortestPathsMax_rows}.`,
  })
  @Min(1)
  limit!: number
}

@ArgsType()
class PathArgs extends EndsArgs {
  @Field(() => PathLength, { defaultValue: PathLength.HOPS, description: 'What its length is measured by.' })
  by!: PathLength

  @Field(() => Float, {
    nullable: true,
    description:
      'Only paths of at most this length, in ties or in kilometres as `by` says; of any length where nothing is said.',
  })
  @IsOptional()
  @Min(0)
  maxLength?: number
}

@ArgsType()
class PathsArgs extends PathArgs {
  @Field(() => Int, {
    defaultValue: limits.pathsDefault_count,
    description: `How many paths, at most ${limits.pathsMax_count}.`,
  })
  @Min(1)
  k!: number
}

const questionOf = ({ from, to, by, maxLength }: EndsArgs & Partial<PathArgs>): PathQuestion => ({
  from,
  to,
  ...(by == null ? {} : { by }),
  maxLength: maxLength ?? undefined,
})

const answer = ({ network, graphVersion }: VersionedNetwork, { paths, reason }: FoundPaths) => ({
  paths: paths.map((path) => pathRecord(path, network.selection.projection)),
  reason,
  graphVersion,
})

@Resolver()
export class PathsResolver {
  @Query(() => PathResult, {
    description:
      'A shortest path between two things; of several the first in the order of the ids of its nodes. From a thing to itself it is that thing alone. Where there is none, `reason` says why. Example: `shortestPath(from: "wd:Q6259", to: "wd:Q38511") { path { hops nodes { name } relationships { citations { source { title } } } } reason }`.',
  })
  @Extensions(costOfSearch)
  async shortestPath(
    @Args(() => PathArgs) args: PathArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const known = await networkOf(context, info, args)
    const { paths, ...rest } = answer(known, findShortestPath(known.network, questionOf(args)))
    return { ...rest, path: paths[0] ?? null }
  }

  @Query(() => ShortestPathsResult, {
    description:
      'All paths between two things that take the fewest ties. Example: `shortestPaths(from: "wd:Q6259", to: "wd:Q38511", limit: 5) { totalCount truncated paths { nodes { name } } }`.',
  })
  @Extensions(costBy('limit'))
  async shortestPaths(
    @Args(() => ShortestPathsArgs) args: ShortestPathsArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const limit = atMost('limit', args.limit, limits.shortestPathsMax_rows)
    const known = await networkOf(context, info, args)
    const found = findShortestPaths(known.network, questionOf(args), limit)
    return { ...answer(known, found), totalCount: found.count, truncated: found.count > found.paths.length }
  }

  @Query(() => PathsResult, {
    description:
      'The `k` shortest paths between two things that visit nothing twice (Yen 1971), the shortest first; fewer where there are no more. Example: `paths(from: "wd:Q6259", to: "wd:Q38511", k: 3, by: DISTANCE) { paths { lengthKm nodes { name } } }`.',
  })
  @Extensions(costOfPaths)
  async paths(
    @Args(() => PathsArgs) args: PathsArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const k = atMost('k', args.k, limits.pathsMax_count)
    const known = await networkOf(context, info, args)
    const advice = 'Ask for fewer paths (k), or through a smaller part of the graph (where).'
    const found = await findPaths(known.network, questionOf(args), k, (search) =>
      context.measures.searches.run('kShortestPaths', search, context, advice),
    )
    return answer(known, found)
  }
}
