import { GraphQLJSONObject } from 'graphql-scalars'
import { Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql'
import type { Algorithm } from '../../compute/algorithms.js'
import { type ComputationOf, computationOf as describe } from '../../compute/computation.js'
import type { Measured } from '../../compute/measured.js'
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
export type ComputationSource = ComputationOf & { readonly measured: Measured }

export const computationOf = (measured: Measured, algorithm: Algorithm): ComputationSource => ({
  ...describe(measured, algorithm),
  measured,
})

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
