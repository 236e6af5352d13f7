import { IsOptional, Length } from 'class-validator'
import { GraphQLCountryCode } from 'graphql-scalars'
import { ArgsType, Field, ID } from 'type-graphql'
import { conflict, invalidInput } from '../../domain/errors.js'
import { fold } from '../../domain/fold.js'
import type { EntityType } from '../../domain/vocabulary.js'
import type { Select } from '../../graph/filters/cells.js'
import { tieFields } from '../../graph/reaches.js'
import type { EntityRecord } from '../../graph/records.js'
import { limits } from '../../limits.js'
import type { Context } from '../shared/context.js'
import { IsEntityId, IsWikidataId } from '../shared/validators.js'

/** One way of naming an entity. */
@ArgsType()
export class LookupArgs {
  @Field(() => ID, { nullable: true, description: 'Its id: `wd:Q6259`.' })
  @IsOptional()
  @IsEntityId()
  id?: string

  @Field(() => String, { nullable: true, description: 'Its Wikidata item: `Q6259`.' })
  @IsOptional()
  @IsWikidataId()
  wikidataId?: string

  @Field(() => String, {
    nullable: true,
    description: 'Any of its names, whatever the case and the accents: `iasi` finds Iași.',
  })
  @IsOptional()
  @Length(1, limits.nameMax_chars)
  name?: string
}

@ArgsType()
export class CityLookupArgs extends LookupArgs {
  @Field(() => GraphQLCountryCode, {
    nullable: true,
    description: 'With `name`: the ISO 3166-1 alpha-2 code of the country that it is in, such as `IT`.',
  })
  @IsOptional()
  country?: string
}

@ArgsType()
export class CountryLookupArgs extends LookupArgs {
  @Field(() => GraphQLCountryCode, { nullable: true, description: 'Its ISO 3166-1 alpha-2 code: `IT`.' })
  @IsOptional()
  code?: string
}

type AnyLookupArgs = LookupArgs & { readonly country?: string; readonly code?: string }

/** The one entity that the arguments name; null when there is none. */
export async function lookUp(
  context: Context,
  type: EntityType,
  args: AnyLookupArgs,
  select: Select,
): Promise<EntityRecord | null> {
  const ways = ['id', 'wikidataId', 'name', ...(type === 'Country' ? ['code'] : [])]
  const given = ways.filter((way) => args[way as keyof AnyLookupArgs] != null)
  if (given.length !== 1) {
    const which = given.length === 0 ? 'none was given' : `${given.join(' and ')} were given`
    throw invalidInput(`Name the ${type.toLowerCase()} in exactly one way, by ${ways.join(' or ')}; ${which}.`)
  }
  if (args.country != null && args.name == null) throw invalidInput('country goes with name.')
  if (args.id != null) return byId(context, type, args.id, select)
  const found = await candidates(context, type, args)
  // What had the item may have been merged into another, which has its own.
  if (found.length === 0 && args.wikidataId != null) return byId(context, type, `wd:${args.wikidataId}`, select)
  return onlyOne(found, type)
}

async function byId({ loaders }: Context, type: EntityType, id: string, select: Select): Promise<EntityRecord | null> {
  // Its lists will look at the projection anyway.
  const ties = tieFields(type)
  if (select.node.some((name) => ties.has(name))) await loaders.reading.look()
  const held = await loaders.reading.entity(type, id, select)
  if (held !== undefined) return held
  const entity = await loaders.entity(select).load(id)
  return entity?.type === type ? entity : null
}

async function candidates(context: Context, type: EntityType, args: AnyLookupArgs): Promise<EntityRecord[]> {
  const { entities } = context.graph
  if (args.wikidataId != null) return entities.byWikidataId(type, args.wikidataId)
  // The scalar takes codes in either case.
  if (args.code != null) return entities.countryByCode(args.code.toUpperCase())
  const key = fold(args.name ?? '')
  if (key === '') throw invalidInput(`name is '${args.name ?? ''}', which has no letter or digit to look for.`)
  return args.country == null ? entities.byName(type, key) : entities.byNameInCountry(key, args.country.toUpperCase())
}

function onlyOne(found: readonly EntityRecord[], type: EntityType): EntityRecord | null {
  if (found.length <= 1) return found[0] ?? null
  const shown = found.slice(0, limits.candidatesMax_rows)
  const more = found.length > shown.length ? ', and more' : ''
  throw conflict(
    `Several of type ${type} fit: ${shown.map(({ id, name }) => `${name} (${id})`).join(', ')}${more}. Ask for one by id.`,
    { candidates: shown.map(({ id, name }) => ({ id, name })) },
  )
}
