import { IsOptional, Min } from 'class-validator'
import { ArgsType, Field, Int } from 'type-graphql'
import { invalidInput, limitExceeded } from '../../domain/errors.js'
import type { FollowOptions } from '../../graph/feed/change-feed.js'
import type { ChangeFilter } from '../../graph/feed/change-filter.js'
import { formatResumePoint, parseResumePoint } from '../../graph/feed/resume-point.js'
import { limits } from '../../limits.js'
import { ChangeFilterInput } from './change-filter.input.js'

@ArgsType()
export class GraphChangedArgs {
  @Field(() => ChangeFilterInput, { nullable: true, description: 'Only these changes; all where nothing is said.' })
  @IsOptional()
  filter?: ChangeFilter | null

  @Field(() => Int, {
    nullable: true,
    description:
      'The version that you know already: `graphVersion` of what you have fetched, or `seq` of the last event. You are told of every change after it, each once. Without it, of what changes from now on.',
  })
  @IsOptional()
  @Min(0, { message: 'since must be 0 or more' })
  since?: number | null

  @Field(() => String, {
    nullable: true,
    description:
      'In place of `since`: the `cursor` of the last event. Also tells of writes past CityTies while you were away.',
  })
  @IsOptional()
  after?: string | null
}

/**
 * @param resumeAfter the cursor of the last event, as the connection says it: newer than what the operation says
 * @throws invalid input, limit exceeded
 */
export function followOptions(
  { filter: where, since, after }: GraphChangedArgs,
  resumeAfter: string | null,
): FollowOptions {
  if (since != null && after != null) throw invalidInput('Give either since or after.')
  for (const [name, values] of Object.entries(where ?? {}))
    if (Array.isArray(values) && values.length > limits.filterValuesMax_count)
      throw limitExceeded(
        `filter.${name} has ${values.length} values; at most ${limits.filterValuesMax_count} are taken.`,
        { limit: limits.filterValuesMax_count, given: values.length },
      )
  const point = resumeAfter ?? after ?? (since == null ? null : formatResumePoint({ seq: since, drift: null }))
  // In the order of the schema, so that equal filters are known as equal.
  const { ids = null, entityTypes = null, relationshipTypes = null, countries = null, sources = null } = where ?? {}
  const filter = where ? { ids, entityTypes, relationshipTypes, countries, sources } : null
  return {
    filter,
    since: point === null ? null : parseResumePoint(point, resumeAfter === null ? 'after' : 'Last-Event-ID'),
  }
}
