import { IsOptional, ValidateNested } from 'class-validator'
import { ArgsType, Field } from 'type-graphql'
import { Metric } from '../../analytics/city-metrics.js'
import { algorithmOf } from '../../compute/algorithms.js'
import type { Caller } from '../../compute/jobs.js'
import type { Measured, MetricValues } from '../../compute/measured.js'
import { invalidInput } from '../../domain/errors.js'
import { computationOf } from './computation.type.js'
import { SamplingInput } from './sampling.input.js'

/** Which metric of cities. */
@ArgsType()
export class MetricArgs {
  @Field(() => Metric, { description: 'By which metric.' })
  by!: Metric

  @Field(() => SamplingInput, {
    nullable: true,
    description: 'Estimates for BETWEENNESS, where exact values take too long.',
  })
  @IsOptional()
  @ValidateNested()
  get sampling(): SamplingInput | null | undefined {
    return this.#sampling
  }

  /** The rules are on the class, of which what a client sends is no instance. */
  set sampling(given: SamplingInput | null | undefined) {
    this.#sampling = given && Object.assign(new SamplingInput(), given)
  }

  #sampling: SamplingInput | null | undefined
}

/** @throws invalid input, for a sample of what is not sampled */
export function assertMetric({ by, sampling }: MetricArgs): void {
  if (sampling && by !== 'BETWEENNESS') throw invalidInput('sampling is for BETWEENNESS alone; leave it out.')
}

/** The values of a metric with how they came about. */
export async function metricOf(
  measured: Measured,
  args: MetricArgs,
  caller: Caller,
): Promise<MetricValues & { readonly computation: unknown }> {
  assertMetric(args)
  const { by, sampling = null } = args
  const found = await measured.values(by, sampling, caller)
  return { ...found, computation: computationOf(measured, await algorithmOf(measured, by, sampling, caller)) }
}
