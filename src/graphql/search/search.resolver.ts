import { IsOptional, Length } from 'class-validator'
import type { GraphQLResolveInfo } from 'graphql'
import { Args, ArgsType, Ctx, Field, Info, Int, ObjectType, Query, Resolver } from 'type-graphql'
import { invalidInput } from '../../domain/errors.js'
import { fold } from '../../domain/fold.js'
import { readNames } from '../../domain/record.js'
import { EntityType } from '../../domain/vocabulary.js'
import type { EntityRecord } from '../../graph/records.js'
import { spanOf } from '../../graph/search/highlight.js'
import type { Candidate } from '../../graph/search/search-index.js'
import { limits } from '../../limits.js'
import { Entity } from '../entity/node.type.js'
import { type Connection, connectionFrom, connectionType } from '../shared/connection.js'
import type { Context } from '../shared/context.js'
import { registerEnum } from '../shared/enums.js'
import { ForwardPageArgs, windowOf } from '../shared/page.js'
import { selectedIn } from '../shared/selection.js'

const SearchTier = {
  EXACT: 'EXACT',
  PREFIX: 'PREFIX',
  WORDS: 'WORDS',
  FUZZY: 'FUZZY',
  DESCRIPTION: 'DESCRIPTION',
} as const
registerEnum(SearchTier, 'SearchTier', 'How a text fits, the best way first.', {
  EXACT: 'It is a name, or the id or Wikidata item.',
  PREFIX: 'A name begins with it.',
  WORDS: 'Words of one name begin with its words.',
  FUZZY:
    'Words of names do, with one typo in words of five letters or more: a letter too many, too few or other, or two neighbours swapped.',
  DESCRIPTION: 'The description has its words.',
})

@ObjectType({ description: 'The part of a text that fits, in UTF-16 code units.', simpleResolvers: true })
class Highlight {
  @Field(() => String, { description: 'The name or description.' })
  text!: string

  @Field(() => Int, { description: 'Where the part begins.' })
  start!: number

  @Field(() => Int, { description: 'Where it ends: the first place behind it.' })
  end!: number
}

@ObjectType({ description: 'How an entity fits a text.', simpleResolvers: true })
class SearchMatch {
  @Field(() => SearchTier, { description: 'How well.' })
  tier!: string

  @Field(() => Highlight, { nullable: true, description: 'Where.' })
  highlight!: Highlight | null
}

const SearchConnection = connectionType({
  name: 'Search',
  node: () => Entity,
  tie: { field: 'match', type: () => SearchMatch, description: 'How it fits.' },
  description: 'The node is an entity that fits.',
})

@ArgsType()
class SearchArgs extends ForwardPageArgs {
  @Field(() => String, { description: 'What to look for, as it is typed; case and accents do not matter.' })
  @Length(1, limits.nameMax_chars)
  text!: string

  @Field(() => [EntityType], {
    nullable: true,
    description: 'Only entities of these kinds; of all where nothing is said.',
  })
  @IsOptional()
  kinds?: EntityType[]
}

@Resolver()
export class SearchResolver {
  @Query(() => SearchConnection, {
    description:
      'Entities by any of their names in any language, or by description: exact names first (an id or a Wikidata item finds what it is of), then beginnings, then words, then with one typo; among alike the most connected first.',
  })
  async search(
    @Args(() => SearchArgs) args: SearchArgs,
    @Ctx() { graph, loaders, seen }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection> {
    if (fold(args.text) === '') throw invalidInput(`text is '${args.text}', which has no letter or digit to look for.`)
    const kinds = args.kinds ? ` among ${[...args.kinds].sort().join(' ')}` : ''
    const list = `search for ${fold(args.text)}${kinds}`
    const window = windowOf(args, list)
    const [after = -1] = window.after ?? []
    const { select } = selectedIn(info, 'match')
    // What a text fits is shown in the names and the description.
    const highlighted = select.tie ? ['name', 'names', 'nameLanguages', 'description'] : []
    const needed = { ...select, node: [...select.node, ...highlighted], tie: null }
    const { view } = await graph.search.current(await seen)
    const part = { from: Number(after) + 1, limit: window.limit }
    const { count, page } = view.find(args.text, args.kinds ? new Set(args.kinds) : null, part)
    const entities = await loaders.entity(needed).loadMany(page.map(({ id }) => id))
    const rows = page.flatMap((candidate, i) => {
      const entity = entities[i]
      if (!entity || entity instanceof Error) return []
      return [{ row: { candidate, entity }, position: [Number(after) + 1 + i] }]
    })
    return connectionFrom({
      list: () => list,
      args,
      window,
      rows,
      edge: ({ candidate, entity }) => ({
        node: entity,
        ...(select.tie
          ? { match: { tier: candidate.tier, highlight: highlight(entity, candidate, fold(args.text)) } }
          : {}),
      }),
      count: async () => count,
    })
  }
}

/** The first text in which the whole query stands, else the longest word that fits. */
function highlight(entity: EntityRecord, { words }: Candidate, query: string): Highlight | null {
  const { description } = entity as { description?: string }
  const texts = [entity.name, ...readNames(entity).map(({ text }) => text), ...(description ? [description] : [])]
  for (const piece of [query, ...words]) {
    for (const text of texts) {
      const span = spanOf(text, piece)
      if (span) return { text, ...span }
    }
  }
  return null
}
