import { GraphQLJSONObject } from 'graphql-scalars'
import { Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql'
import type { Measured } from '../../compute/measured.js'
import type { SubgraphQuestion } from '../../graph/projection/subgraphs.js'
import type { Context } from '../shared/context.js'

@ObjectType({
  description:
    'What makes a figure citable: of what it is, and how it was computed. Whoever computes the same on the same content gets the same.',
  simpleResolvers: true,
})
export class Computation {
  @Field(() => Int, { description: 'The number of the graph’s last change when this was computed, such as 512.' })
  graphVersion!: number

  @Field(() => GraphQLJSONObject, {
    description: 'The part of the graph that was asked for, such as `{"types": ["TWINNED_WITH"], "asOf": "1999"}`.',
  })
  filter!: object

  @Field(() => String, {
    description: 'The algorithm with its reference, such as `PageRank (Brin and Page 1998)`.',
  })
  algorithm!: string

  @Field(() => GraphQLJSONObject, {
    description: 'Its parameters, such as `{"damping": 0.85}`; empty where it has none.',
  })
  parameters!: object

  @Field(() => Int, { nullable: true, description: 'The seed of its random numbers; null where it draws none.' })
  seed!: number | null
}

/** What a `Computation` is resolved from. */
export type ComputationSource = Computation & { readonly measured: Measured }

export interface Algorithm {
  readonly algorithm: string
  readonly parameters?: object
  readonly seed?: number
}

export function computationOf(measured: Measured, { algorithm, parameters = {}, seed }: Algorithm): ComputationSource {
  const { graphVersion } = measured.selection
  return { measured, graphVersion, filter: filterOf(measured), algorithm, parameters, seed: seed ?? null }
}

/** The part of the graph that was asked for, in full. */
export function filterOf({ question }: Measured): object {
  const { types = ['TWINNED_WITH'], ...rest } = question as SubgraphQuestion
  return { types, ...rest }
}

@Resolver(() => Computation)
export class ComputationResolver {
  @FieldResolver(() => String, {
    description:
      'SHA-256 of that part’s content, 64 hexadecimal digits: over a line for each node (its id, a tab, its country’s id), then for each tie (its id, a tab, 1, 2 or 3 where its first, its second or both ends claim it, else 0), in the order of ids and of the ties’ types and ends. Equal on both engines.',
  })
  contentHash(@Root() { measured }: ComputationSource, @Ctx() context: Context): Promise<string> {
    return measured.contentHash(context)
  }
}
