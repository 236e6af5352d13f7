import type { GraphQLResolveInfo } from 'graphql'
import { type ClassType, Ctx, Field, FieldResolver, ID, Info, ObjectType, Resolver, Root } from 'type-graphql'
import { EntityType } from '../../domain/vocabulary.js'
import { Agreement } from '../agreement/agreement.type.js'
import { City } from '../city/city.type.js'
import { Country } from '../country/country.type.js'
import { Document } from '../document/document.type.js'
import { nodeOfId } from '../entity/node.resolver.js'
import { Entity, Node } from '../entity/node.type.js'
import { Event } from '../event/event.type.js'
import { FieldChange } from '../history/history.type.js'
import { Organisation } from '../organisation/organisation.type.js'
import { Programme } from '../programme/programme.type.js'
import { Link, Membership, Participation, Signature, Twinning } from '../relationship/relationship.type.js'
import type { Context } from '../shared/context.js'
import { selectedOf } from '../shared/selection.js'
import { Source } from '../source/source.type.js'
import { University } from '../university/university.type.js'
import { MutationPayload, type PayloadRecord } from './payload.type.js'

/** The resolvers of all payload types; the schema is built with them. */
export const payloadResolvers: ClassType[] = []

/** `CityPayload { city userErrors change }`, read after the change. */
function payloadType(objectType: ClassType): ClassType {
  const { name } = objectType
  const field = name.charAt(0).toLowerCase() + name.slice(1)
  @ObjectType(`${name}Payload`, {
    implements: MutationPayload,
    description: `What a change of ${/^[AEIOU]/.test(name) && name !== 'University' ? 'an' : 'a'} ${name} answers with.`,
    simpleResolvers: true,
  })
  class Payload extends MutationPayload {}

  @Resolver(() => Payload)
  class PayloadResolver {}
  const prototype = PayloadResolver.prototype as unknown as Record<string, unknown>
  prototype[field] = ({ id }: PayloadRecord, context: Context, info: GraphQLResolveInfo) =>
    id === null ? null : nodeOfId(context, id, selectedOf(info))
  Root()(prototype, field, 0)
  Ctx()(prototype, field, 1)
  Info()(prototype, field, 2)
  const description =
    'It, as it is now; null where something stopped the change, unless that was its version: then too it is as it is now.'
  FieldResolver(() => objectType, { nullable: true, description })(prototype, field, {})
  payloadResolvers.push(PayloadResolver)
  return Payload
}

export const entityTypes: { readonly [T in EntityType]: ClassType } = {
  City,
  Country,
  University,
  Organisation,
  Programme,
  Event,
  Agreement,
  Document,
}

export const entityPayloads = Object.fromEntries(
  Object.values(EntityType).map((type) => [type, payloadType(entityTypes[type])]),
) as { readonly [T in EntityType]: ClassType }
export const TwinningPayload = payloadType(Twinning)
export const MembershipPayload = payloadType(Membership)
export const SignaturePayload = payloadType(Signature)
export const ParticipationPayload = payloadType(Participation)
export const LinkPayload = payloadType(Link)
export const SourcePayload = payloadType(Source)

@ObjectType({
  implements: MutationPayload,
  description: 'What taking something away answers with.',
  simpleResolvers: true,
})
export class DeletePayload extends MutationPayload {
  @Field(() => ID, { nullable: true, description: 'The id of what is gone; null where it was not taken away.' })
  deletedId!: string | null
}

@Resolver(() => DeletePayload)
class DeletePayloadResolver {
  @FieldResolver(() => Node, {
    nullable: true,
    description: 'What was not taken away because its version was not the one expected, as it is now; else null.',
  })
  node(@Root() { id }: PayloadRecord, @Ctx() context: Context, @Info() info: GraphQLResolveInfo): unknown {
    return id === null ? null : nodeOfId(context, id, selectedOf(info))
  }
}

@ObjectType({ description: 'What became of a relationship whose end is another now.', simpleResolvers: true })
class MovedTie {
  @Field(() => ID, { description: 'The id that it had.' })
  before!: string

  @Field(() => ID, {
    nullable: true,
    description: 'The id that it has; null for one between the two things, which is gone.',
  })
  after!: string | null

  @Field(() => Boolean, { description: 'Whether it became one with a relationship that was there.' })
  isJoined!: boolean
}

@ObjectType({
  implements: MutationPayload,
  description: 'What a merge or a split answers with; a `dryRun` with what it would be.',
  simpleResolvers: true,
})
export class MovePayload extends MutationPayload {
  @Field(() => [MovedTie], { nullable: true, description: 'Relationships that moved; null where there are errors.' })
  ties!: MovedTie[] | null

  @Field(() => [FieldChange], {
    nullable: true,
    description: 'What is shown of the two that was not; null where there are errors.',
  })
  fields!: FieldChange[] | null
}

@Resolver(() => MovePayload)
class MovePayloadResolver {
  @FieldResolver(() => Entity, {
    nullable: true,
    description:
      'The one that stays, or was split off, as it is now; null where something stopped the change, unless that was its version: then too it is as it is now.',
  })
  entity(@Root() { id }: PayloadRecord, @Ctx() context: Context, @Info() info: GraphQLResolveInfo): unknown {
    return id === null ? null : nodeOfId(context, id, selectedOf(info))
  }
}

@ObjectType({
  implements: MutationPayload,
  description: 'What taking back a change answers with.',
  simpleResolvers: true,
})
export class RevertPayload extends MutationPayload {}

@Resolver(() => RevertPayload)
class RevertPayloadResolver {
  @FieldResolver(() => Node, {
    nullable: true,
    description: 'The first thing that it was about, as it is now; null where it is gone.',
  })
  node(@Root() { id }: PayloadRecord, @Ctx() context: Context, @Info() info: GraphQLResolveInfo): unknown {
    return id === null ? null : nodeOfId(context, id, selectedOf(info))
  }
}

@ObjectType({ description: 'What one of several changes was about.', simpleResolvers: true })
class EditResult {
  @Field(() => ID, { description: 'The id of what was made, changed or taken away.' })
  id!: string
}

@Resolver(() => EditResult)
class EditResultResolver {
  @FieldResolver(() => Node, { nullable: true, description: 'It, as it is after all of them; null where it is gone.' })
  node(@Root() { id }: EditResult, @Ctx() context: Context, @Info() info: GraphQLResolveInfo): Promise<unknown> {
    return nodeOfId(context, id, selectedOf(info))
  }
}

@ObjectType({
  implements: MutationPayload,
  description: 'What changes that are made together answer with.',
  simpleResolvers: true,
})
export class EditsPayload extends MutationPayload {
  @Field(() => [EditResult], {
    nullable: true,
    description: 'One for each, in their order; null where there are errors.',
  })
  results!: EditResult[] | null
}

payloadResolvers.push(DeletePayloadResolver, MovePayloadResolver, RevertPayloadResolver, EditResultResolver)
