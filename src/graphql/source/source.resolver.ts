import { GraphQLDateTimeISO } from 'graphql-scalars'
import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql'
import { invalidInput } from '../../domain/errors.js'
import { sourceOfEdition } from '../../domain/ids.js'
import type { EditionRecord, SourceRecord } from '../../graph/records.js'
import { Node } from '../entity/node.type.js'
import { type Connection, connectionFrom, connectionType } from '../shared/connection.js'
import type { Context } from '../shared/context.js'
import { ForwardPageArgs, PageArgs, windowOf } from '../shared/page.js'
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
      list: () => list,
      args,
      window,
      rows: await graph.sources.page(window),
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

  @Query(() => GraphQLDateTimeISO, {
    nullable: true,
    description:
      'When the last edition of any source was read that the graph holds, UTC, such as `2026-01-03T00:00:00.000Z`; null where it holds none. `Source.current { importedAt }` says it of one.',
  })
  lastImportAt(@Ctx() { graph }: Context): Promise<string | null> {
    return graph.sources.lastImportAt()
  }

  @FieldResolver(() => [Edition], {
    description:
      'Every edition that was read, the first read first; and one of which nothing was read, where something is said by hand in its name.',
  })
  editions(@Root() { id }: SourceRecord, @Ctx() { loaders }: Context): Promise<EditionRecord[]> {
    return loaders.editionsOfSource.load(id)
  }

  @FieldResolver(() => Edition, {
    nullable: true,
    description: 'The edition that was read and that the graph holds; null where none was.',
  })
  async current(@Root() { current }: SourceRecord, @Ctx() { loaders }: Context): Promise<EditionRecord | null> {
    return current === undefined ? null : loaders.edition.load(current)
  }

  @FieldResolver(() => FactConnection, {
    description:
      'What it states, in the edition that the graph holds and by hand: the entities, then the relationships, each in the order of their ids.',
  })
  async facts(
    @Root() source: SourceRecord,
    @Args(() => ForwardPageArgs) args: ForwardPageArgs,
    @Ctx() { graph }: Context,
  ): Promise<Connection> {
    const list = `Source.facts of ${source.id}`
    const window = windowOf(args, list)
    const [after = ''] = window.after ?? []
    const facts = await graph.sources.facts(source, String(after), window.limit)
    return connectionFrom({
      list: () => list,
      args,
      window,
      rows: facts.map((row) => ({ row, position: [row.id] })),
      edge: (node) => ({
        node,
        citations: citationsIn(node).filter(({ edition }) => sourceOfEdition(edition) === source.id),
      }),
      count: () => graph.sources.factCount(source),
    })
  }
}
