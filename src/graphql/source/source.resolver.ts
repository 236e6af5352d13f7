import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql'
import { invalidInput } from '../../domain/errors.js'
import { sourceOfEdition } from '../../domain/ids.js'
import type { EditionRecord, SourceRecord } from '../../graph/records.js'
import { end, start } from '../../graph/window.js'
import { Node } from '../entity/node.type.js'
import { type Connection, connectionFrom, connectionType } from '../shared/connection.js'
import type { Context } from '../shared/context.js'
import { decodeCursor } from '../shared/cursor.js'
import { ForwardPageArgs, firstOf, PageArgs, windowOf } from '../shared/page.js'
import { citationsIn } from './citation.resolver.js'
import { Citation } from './citation.type.js'
import { Edition, Source } from './source.type.js'

const SourceConnection = connectionType({ name: 'Source', node: () => Source, description: 'The node is a source.' })
const FactConnection = connectionType({
  name: 'Fact',
  node: () => Node,
  tie: { field: 'citations', type: () => Citation, list: true, description: 'Where this source says it.' },
  description: 'The node is an entity or a relationship that the source states something of.',
})

@Resolver(() => Source)
export class SourceResolver {
  @Query(() => Source, { nullable: true, description: 'The source of an id, such as `ct:source/wikidata`.' })
  async source(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Ctx() { loaders }: Context,
  ): Promise<SourceRecord | null> {
    if (!/^ct:source\/[a-z0-9-]{1,120}$/.test(id))
      throw invalidInput('id must be a source’s id such as ct:source/wikidata.')
    return loaders.source.load(id)
  }

  @Query(() => SourceConnection, { description: 'All sources, by title.' })
  async sources(@Args(() => PageArgs) args: PageArgs, @Ctx() { graph }: Context): Promise<Connection> {
    const list = 'sources'
    const window = windowOf(args, list)
    return connectionFrom({
      list,
      args,
      window,
      rows: await graph.sources.page(window),
      position: ({ sortKey }) => ({ key: sortKey, id: '' }),
      edge: (node) => ({ node }),
      count: () => graph.sources.count(),
    })
  }

  @Query(() => Int, {
    description: 'The number of the graph’s last change when this field was read.',
  })
  graphVersion(@Ctx() { graph }: Context): Promise<number> {
    return graph.log.head()
  }

  @FieldResolver(() => [Edition], { description: 'Every edition that was read, the first read first.' })
  editions(@Root() { id }: SourceRecord, @Ctx() { loaders }: Context): Promise<EditionRecord[]> {
    return loaders.editionsOfSource.load(id)
  }

  @FieldResolver(() => Edition, { nullable: true, description: 'The edition that the graph holds.' })
  async current(@Root() { current }: SourceRecord, @Ctx() { loaders }: Context): Promise<EditionRecord | null> {
    return current === undefined ? null : loaders.edition.load(current)
  }

  @FieldResolver(() => FactConnection, {
    description: 'What it states: the entities, then the relationships, each in the order of their ids.',
  })
  async facts(
    @Root() { id, current }: SourceRecord,
    @Args(() => ForwardPageArgs) args: ForwardPageArgs,
    @Ctx() { graph }: Context,
  ): Promise<Connection> {
    const list = `Source.facts of ${id}`
    const after = args.after == null ? start : decodeCursor(args.after, list, 'after')
    const window = { after, before: end, order: 'ASC' as const, limit: firstOf(args) + 1 }
    return connectionFrom({
      list,
      args,
      window,
      rows: current === undefined ? [] : await graph.sources.facts(current, after.id, window.limit),
      position: (fact) => ({ key: fact.id, id: fact.id }),
      edge: (node) => ({
        node,
        citations: citationsIn(node).filter(({ edition }) => sourceOfEdition(edition) === id),
      }),
      count: async () => (current === undefined ? 0 : graph.sources.factCount(current)),
    })
  }
}
