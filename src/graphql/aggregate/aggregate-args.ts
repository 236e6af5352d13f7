import { IsOptional } from 'class-validator'
import { ArgsType, Field } from 'type-graphql'
import { invalidInput } from '../../domain/errors.js'
import { RelationshipType } from '../../domain/vocabulary.js'
import type { Filter } from '../../graph/filters/filter.js'
import type { SubgraphQuestion } from '../../graph/projection/subgraphs.js'
import { reaches } from '../../graph/reaches.js'
import { entityFilter, tieFilter } from '../filters/filter-inputs.js'
import { inputType } from '../shared/input-type.js'
import { PartialDateScalar } from '../shared/scalars.js'

export const SubgraphFilter = inputType(
  'SubgraphFilter',
  'The part of the graph that a question is about, such as `{cities: {population: {gte: 100000}}, twinnings: {kind: {eq: FRIENDSHIP}}}`.',
  {
    types: {
      type: () => RelationshipType,
      list: true,
      description: 'Ties of these types; TWINNED_WITH where nothing is said.',
    },
    cities: {
      type: () => entityFilter('City'),
      description: 'Only cities for which this holds, and ties between them. What is no city is not concerned.',
    },
    twinnings: {
      type: () => tieFilter(reaches.City.twinnings),
      description:
        'Only twinnings for which this holds; a condition on `node` may hold for either city. Ties of other types are not concerned.',
    },
  },
)

export interface SubgraphFilter {
  readonly types?: readonly RelationshipType[] | null
  readonly cities?: Filter | null
  readonly twinnings?: Filter | null
}

/** The arguments of whatever is computed over a part of the graph. */
@ArgsType()
export class SubgraphArgs {
  @Field(() => SubgraphFilter, { nullable: true, description: 'Only this part of the graph.' })
  @IsOptional()
  where?: SubgraphFilter

  @Field(() => RelationshipType, {
    nullable: true,
    description: 'Ties of this type: short for `where: {types: [MEMBER_OF]}`.',
  })
  @IsOptional()
  type?: RelationshipType

  @Field(() => PartialDateScalar, {
    nullable: true,
    description:
      'Only ties that can have held on a day of this date, such as `1999` or `196X`; all times where nothing is said. A tie of unknown start is taken to have held.',
  })
  @IsOptional()
  asOf?: string
}

export function questionOf({ where, type, asOf }: SubgraphArgs): SubgraphQuestion {
  if (type != null && where?.types != null) throw invalidInput('Give type or where: {types}, not both.')
  return {
    types: type == null ? (where?.types ?? undefined) : [type],
    cities: where?.cities ?? undefined,
    twinnings: where?.twinnings ?? undefined,
    asOf: asOf ?? undefined,
  }
}
