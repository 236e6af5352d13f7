import { GraphQLJSONObject } from 'graphql-scalars'
import { Field, Float, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql'
import { JobStatus } from '../../compute/job.js'
import { limits } from '../../limits.js'
import { registerEnum } from '../shared/enums.js'

registerEnum(JobStatus, 'JobStatus', 'What becomes of a job.', {
  RUNNING: 'It waits for a thread, or is computed.',
  DONE: 'Its result is there.',
  FAILED: 'It came to no end; `error` says why.',
  CANCELLED: 'Somebody cancelled it.',
})

/** Its fields are resolved in analysis-job.resolver.ts. */
@ObjectType({
  description:
    'A part of the graph as it was when the job began, with its measures. What the job computed is answered at once; anything else is computed when it is asked for.',
})
export class AnalysisResult {}

@ObjectType({
  description: `Computation that takes longer than a client is kept waiting, and goes on by itself. It is kept for ${limits.jobKept_ms / 60_000} minutes after its end, but no more than ${limits.jobsKept_count} are.`,
  simpleResolvers: true,
})
export class AnalysisJob {
  @Field(() => ID, { description: 'A UUID. Whoever knows it may look at the job; who began it may cancel it.' })
  id!: string

  @Field(() => JobStatus, { description: 'What has become of it.' })
  status!: JobStatus

  @Field(() => Float, { description: 'How much is done, from 0 to 1, in parts such as 0.25; 1 where all is.' })
  progress!: number

  @Field(() => GraphQLISODateTime, { description: 'When it began.' })
  startedAt!: Date

  @Field(() => String, {
    description:
      'What is computed, such as `betweenness`, or `distances` for the diameter, the distribution of distances and closeness.',
  })
  measure!: string

  @Field(() => GraphQLJSONObject, { description: 'Its parameters, such as `{"seed": 1}`; empty where it has none.' })
  parameters!: object

  @Field(() => GraphQLJSONObject, {
    description: 'The part of the graph that was asked for, such as `{"types": ["TWINNED_WITH"], "asOf": "1999"}`.',
  })
  filter!: object

  @Field(() => Int, { description: 'The number of the graph’s last change when the job began.' })
  graphVersion!: number

  @Field(() => String, { nullable: true, description: 'Why it failed, in words; null where it did not.' })
  error!: string | null

  @Field(() => AnalysisResult, {
    nullable: true,
    description:
      'What it computed, once it is DONE. Example: `analysisJob(id: "…") { status progress result { ranking(by: BETWEENNESS, first: 10) { city { name } value } } }`. While the graph is unchanged, the field that was asked at first answers at once too.',
  })
  result!: unknown
}
