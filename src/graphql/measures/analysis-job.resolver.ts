import { IsUUID } from 'class-validator'
import type { GraphQLResolveInfo } from 'graphql'
import {
  Args,
  ArgsType,
  Authorized,
  Ctx,
  Extensions,
  Field,
  FieldResolver,
  ID,
  Info,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql'
import { Role } from '../../access/role.js'
import { filterOf } from '../../compute/computation.js'
import type { Folding } from '../../compute/fold-groups.js'
import type { Analysis, Job } from '../../compute/job.js'
import type { Caller } from '../../compute/jobs.js'
import { foldMeasures, type Measured } from '../../compute/measured.js'
import { CityTiesError, notFound } from '../../domain/errors.js'
import { RankedCity } from '../aggregate/aggregate.type.js'
import { SubgraphArgs } from '../aggregate/aggregate-args.js'
import { RankingArgs, rankingOf } from '../aggregate/ranking.resolver.js'
import type { Context } from '../shared/context.js'
import { AnalysisJob, AnalysisResult } from './analysis-job.type.js'
import { CommunityStructure } from './communities.type.js'
import { CommunityArgs, structureOf } from './community-structure.js'
import { CountryNetwork, ProgrammeNetwork } from './folded-network.type.js'
import { FoldedNetworkArgs, foldedNetworkOf } from './folded-networks.resolver.js'
import { measureByMetric, oneMeasure } from './measure-cost.js'
import { measuredOf } from './measured-of.js'
import { assertMetric, MetricArgs } from './metric-args.js'
import { statisticsOf } from './statistics.resolver.js'
import { NetworkStatistics } from './statistics.type.js'

@ArgsType()
class JobArgs {
  @Field(() => ID, { description: 'The id of the job.' })
  @IsUUID()
  id!: string
}

interface Source {
  readonly measured: Measured
}

const recordOf = (job: Job): AnalysisJob => {
  const { measured, measure, parameters } = job.analysis
  const { id, status, startedAt, done: progress, fault } = job
  return {
    id,
    status,
    progress,
    startedAt,
    measure,
    parameters,
    filter: filterOf(measured),
    graphVersion: measured.selection.graphVersion,
    error: fault === null ? null : wordsFor(fault, id),
    result: status === 'DONE' ? { measured } : null,
  }
}

/** What is not meant for clients is in the log alone. */
const wordsFor = (fault: unknown, id: string): string =>
  fault instanceof CityTiesError ? fault.message : `Something went wrong here. The log has it under ${id}.`

@Resolver()
export class AnalysisJobResolver {
  // How far it is changes without the graph.
  @Extensions({ volatile: true })
  @Query(() => AnalysisJob, {
    nullable: true,
    description:
      'A job by the id that was given when it began; null where there is none, or it is no longer kept. Example: `analysisJob(id: "…") { status progress }`.',
  })
  analysisJob(@Args(() => JobArgs) { id }: JobArgs, @Ctx() { jobs }: Context): AnalysisJob | null {
    const job = jobs.find(id)
    return job && recordOf(job)
  }

  @Authorized(Role.READER)
  @Mutation(() => AnalysisJob, {
    description:
      'Stops a job that the caller began: from the same address, or with the same key or token. Where others began the same, it goes on for them. An admin stops any. One that is over stays as it is. NOT_FOUND where there is none.',
  })
  async cancelAnalysisJob(
    @Args(() => JobArgs) { id }: JobArgs,
    @Ctx() { jobs, client, caller }: Context,
  ): Promise<AnalysisJob> {
    const job = jobs.find(id)
    if (!job) throw notFound(`There is no job ${id}; perhaps it is no longer kept.`)
    await (caller.roles.has(Role.ADMIN) ? job.cancel() : jobs.cancel(job, client))
    return recordOf(job)
  }

  @Authorized(Role.READER)
  @Mutation(() => AnalysisJob, {
    description:
      'Computes all that `statistics` gives as a job, without waiting. Example: `mutation { startStatistics(asOf: "1989") { id } }`.',
  })
  startStatistics(@Args(() => SubgraphArgs) part: SubgraphArgs, @Ctx() context: Context): Promise<AnalysisJob> {
    return start(context, part, { measure: 'statistics', parameters: {} }, (measured, caller) =>
      measured.statistics(caller),
    )
  }

  @Authorized(Role.READER)
  @Mutation(() => AnalysisJob, {
    description:
      'Computes a metric of all cities as a job, without waiting. Example: `mutation { startRanking(by: BETWEENNESS) { id } }`.',
  })
  async startRanking(
    @Args(() => SubgraphArgs) part: SubgraphArgs,
    @Args(() => MetricArgs) args: MetricArgs,
    @Ctx() context: Context,
  ): Promise<AnalysisJob> {
    assertMetric(args)
    const { by, sampling = null } = args
    return start(context, part, { measure: 'ranking', parameters: { by, ...(sampling && { sampling }) } }, (measured, caller) => measured.values(by, sampling, caller)) // biome-ignore format: one line
  }

  @Authorized(Role.READER)
  @Mutation(() => AnalysisJob, { description: 'Finds communities as a job, without waiting.' })
  startCommunities(
    @Args(() => SubgraphArgs) part: SubgraphArgs,
    @Args(() => CommunityArgs) { seed, resolution }: CommunityArgs,
    @Ctx() context: Context,
  ): Promise<AnalysisJob> {
    const parameters = { seed, resolution }
    return start(context, part, { measure: 'communities', parameters }, (measured, caller) =>
      measured.communities(parameters, caller),
    )
  }

  @Authorized(Role.READER)
  @Mutation(() => AnalysisJob, { description: 'Computes the network of countries as a job, without waiting.' })
  startCountryNetwork(
    @Args(() => SubgraphArgs) part: SubgraphArgs,
    @Args(() => FoldedNetworkArgs) { seed }: FoldedNetworkArgs,
    @Ctx() context: Context,
  ): Promise<AnalysisJob> {
    return startFolded('COUNTRY', seed, part, context)
  }

  @Authorized(Role.READER)
  @Mutation(() => AnalysisJob, { description: 'Computes the network of programmes as a job, without waiting.' })
  startProgrammeNetwork(
    @Args(() => SubgraphArgs) part: SubgraphArgs,
    @Args(() => FoldedNetworkArgs) { seed }: FoldedNetworkArgs,
    @Ctx() context: Context,
  ): Promise<AnalysisJob> {
    return startFolded('PROGRAMME', seed, part, context)
  }
}

const startFolded = (by: Folding, seed: number, part: SubgraphArgs, context: Context): Promise<AnalysisJob> =>
  start(context, part, { measure: foldMeasures[by], parameters: { seed } }, (measured, caller) =>
    measured.foldedNetwork({ by, seed }, caller),
  )

async function start(
  context: Context,
  part: SubgraphArgs,
  analysis: Omit<Analysis, 'measured'>,
  work: (measured: Measured, caller: Caller) => Promise<unknown>,
): Promise<AnalysisJob> {
  const measured = await measuredOf(context, part)
  return recordOf(context.jobs.start({ measured, ...analysis }, context.client, (signal) => work(measured, { signal })))
}

/** The fields of the queries, of the part of the graph that a job was about. */
@Resolver(() => AnalysisResult)
export class AnalysisResultResolver {
  @Extensions(oneMeasure)
  @FieldResolver(() => NetworkStatistics, { description: 'As `Query.statistics`.' })
  statistics(@Root() { measured }: Source): unknown {
    return statisticsOf(measured)
  }

  @Extensions(measureByMetric)
  @FieldResolver(() => [RankedCity], { description: 'As `Query.ranking`.' })
  ranking(
    @Root() { measured }: Source,
    @Args(() => RankingArgs) args: RankingArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown[]> {
    return rankingOf(measured, args, context, info)
  }

  @Extensions(oneMeasure)
  @FieldResolver(() => CommunityStructure, { description: 'As `Query.communities`.' })
  communities(
    @Root() { measured }: Source,
    @Args(() => CommunityArgs) args: CommunityArgs,
    @Ctx() context: Context,
  ): Promise<unknown> {
    return structureOf(measured, args, context)
  }

  @Extensions(oneMeasure)
  @FieldResolver(() => CountryNetwork, { description: 'As `Query.countryNetwork`.' })
  countryNetwork(
    @Root() { measured }: Source,
    @Args(() => FoldedNetworkArgs) { seed }: FoldedNetworkArgs,
    @Ctx() context: Context,
  ): Promise<unknown> {
    return foldedNetworkOf(measured, { by: 'COUNTRY', seed }, context)
  }

  @Extensions(oneMeasure)
  @FieldResolver(() => ProgrammeNetwork, { description: 'As `Query.programmeNetwork`.' })
  programmeNetwork(
    @Root() { measured }: Source,
    @Args(() => FoldedNetworkArgs) { seed }: FoldedNetworkArgs,
    @Ctx() context: Context,
  ): Promise<unknown> {
    return foldedNetworkOf(measured, { by: 'PROGRAMME', seed }, context)
  }
}
