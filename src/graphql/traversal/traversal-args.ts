import { IsOptional } from 'class-validator'
import type { GraphQLResolveInfo } from 'graphql'
import { ArgsType, Field } from 'type-graphql'
import { invalidInput } from '../../domain/errors.js'
import { RelationshipType } from '../../domain/vocabulary.js'
import type { VersionedNetwork } from '../../graph/projection/networks.js'
import type { SubgraphQuestion } from '../../graph/projection/subgraphs.js'
import { SubgraphFilter } from '../aggregate/aggregate-args.js'
import type { Context } from '../shared/context.js'
import { oncePerField } from '../shared/once-per-field.js'
import { PartialDateScalar } from '../shared/scalars.js'

/** The arguments of whatever goes from one thing to the next: which ties it may take. */
@ArgsType()
export class TraversalArgs {
  @Field(() => SubgraphFilter, {
    nullable: true,
    description: 'Only through this part of the graph, such as `{twinnings: {status: {eq: ACTIVE}}}`.',
  })
  @IsOptional()
  where?: SubgraphFilter

  @Field(() => [RelationshipType], {
    nullable: true,
    description:
      'Only through ties of these types, in either direction, such as `[TWINNED_WITH, MEMBER_OF]`; TWINNED_WITH where nothing is said. Short for `where: {types: […]}`.',
  })
  @IsOptional()
  via?: RelationshipType[]

  @Field(() => PartialDateScalar, {
    nullable: true,
    description:
      'Only through ties that can have held on a day of this date, such as `1999` or `196X`; all times where nothing is said. A tie of unknown start is taken to have held.',
  })
  @IsOptional()
  asOf?: string
}

function questionOf({ where, via, asOf }: TraversalArgs): SubgraphQuestion {
  if (via != null && where?.types != null) throw invalidInput('Give via or where: {types}, not both.')
  if (via?.length === 0) throw invalidInput('via is an empty list; leave it out for TWINNED_WITH.')
  return {
    types: via ?? where?.types ?? undefined,
    cities: where?.cities ?? undefined,
    twinnings: where?.twinnings ?? undefined,
    asOf: asOf ?? undefined,
  }
}

/** The network that the arguments speak of; of a field in a list, one look for all of its parents. */
export const networkOf = (context: Context, info: GraphQLResolveInfo, args: TraversalArgs): Promise<VersionedNetwork> =>
  oncePerField(context, info, TraversalArgs, () => context.network(questionOf(args)))
