import { IsOptional } from 'class-validator'
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, ObjectType, Resolver, Root } from 'type-graphql'
import { mergedIdsAttribute } from '../../domain/attributes.js'
import { aliasesOf, nameIn } from '../../domain/names.js'
import { readNames } from '../../domain/record.js'
import { RelationshipType } from '../../domain/vocabulary.js'
import type { EntityRecord } from '../../graph/records.js'
import { AsOfPageArgs, listQuery } from '../filters/list-args.js'
import { RelationshipConnection } from '../relationship/connections.js'
import { type Connection, connectionFrom } from '../shared/connection.js'
import type { Context } from '../shared/context.js'
import { type CitationRecord, citationsIn } from '../source/citation.resolver.js'
import { Citation } from '../source/citation.type.js'
import { Entity } from './node.type.js'

@ObjectType({ description: 'A name as a source spells it.', simpleResolvers: true })
class LocalName {
  @Field(() => String, { description: 'The name.' })
  text!: string

  @Field(() => String, { description: 'Its language, as a tag: `it`; `und` where the source does not say.' })
  language!: string
}

@ArgsType()
class RelationshipsArgs extends AsOfPageArgs {
  @Field(() => [RelationshipType], {
    nullable: true,
    description: 'Only ties of these types; of all where nothing is said.',
  })
  @IsOptional()
  types?: RelationshipType[]
}

@Resolver(() => Entity)
export class EntityResolver {
  @FieldResolver(() => String, {
    description:
      'Its name in a language; without one, or where there is none in it: in English, else in an unknown language, else in the first by tag; of several the first, in the order of the sources’ ids.',
  })
  name(
    @Root() entity: EntityRecord,
    @Arg('language', () => String, { nullable: true, description: 'A language tag: `it`.' }) language: string | null,
  ): string {
    return language == null ? entity.name : (nameIn(readNames(entity), language) ?? entity.name)
  }

  @FieldResolver(() => [String], { description: 'Every other spelling that a source uses.' })
  aliases(@Root() entity: EntityRecord): string[] {
    return aliasesOf(readNames(entity), entity.name)
  }

  @FieldResolver(() => [LocalName], { description: 'Its names with their languages, each once.' })
  names(@Root() entity: EntityRecord): LocalName[] {
    const names = readNames(entity).map((name) => [`${name.language}\t${name.text}`, name] as const)
    return [...new Map(names).values()]
  }

  @FieldResolver(() => [ID], {
    description: 'Other ids that lead here: those of what was merged into it. One of them is never made anew.',
  })
  mergedIds(@Root() entity: EntityRecord): readonly string[] {
    return (entity[mergedIdsAttribute] ?? []) as readonly string[]
  }

  @FieldResolver(() => [Citation], { description: 'Who says what of it, and where.' })
  citations(@Root() entity: EntityRecord): CitationRecord[] {
    return citationsIn(entity)
  }

  @FieldResolver(() => RelationshipConnection, {
    description: 'Everything that it is tied to, by type and id of the tie.',
  })
  async relationships(
    @Root() entity: EntityRecord,
    @Args(() => RelationshipsArgs) args: RelationshipsArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Connection> {
    const types = args.types ?? Object.values(RelationshipType)
    const list = `${entity.type}.relationships of ${entity.id}`
    const query = listQuery(args, list)
    return connectionFrom({
      list: () => list,
      args,
      window: query.window,
      rows: (await loaders.neighboursByAny(types, query).load(entity.id)).rows,
      edge: (neighbour) => ({ node: neighbour.entity, relationship: neighbour.relationship }),
      count: () => loaders.degreesByAny(types, { asOf: query.asOf }).load(entity.id),
    })
  }
}
