import { Args, Authorized, Ctx, Extensions, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql'
import { Role } from '../../access/role.js'
import { mergedIdsAttribute, mergedTiesAttribute } from '../../domain/attributes.js'
import { parseRelationshipId } from '../../domain/ids.js'
import { idsOfEntity, idsOfTie } from '../../graph/merged-ids.js'
import type { HistoryEntry as HistoryRecord } from '../../graph/queries/history.js'
import type { ChangeRecord, EntityRecord, RelationshipRecord, SourceRecord } from '../../graph/records.js'
import { limits } from '../../limits.js'
import { Entity, Relationship } from '../entity/node.type.js'
import { type Connection, connectionFrom, connectionType } from '../shared/connection.js'
import type { Context } from '../shared/context.js'
import { ForwardPageArgs, windowOf } from '../shared/page.js'
import { Source } from '../source/source.type.js'
import { FieldChange, HistoryAct, HistoryEntry, LoggedChange } from './history.type.js'

const HistoryConnection = connectionType({
  name: 'History',
  node: () => HistoryEntry,
  description: 'What a change did to it.',
})
const ChangeConnection = connectionType({
  name: 'Change',
  node: () => LoggedChange,
  description: 'A change of the graph.',
})

const historyDescription =
  'The changes that touched it, the newest first, also those of what was merged into it. Of changes by hand with what was shown before and after; of imports, that they touched it.'
const actorDescription =
  'Who made it: `key:` and the beginning of a key, `token:` and whom a token is about, a command. Null for who may not write (the role editor): it may name a person.'

/** A look at every entry of the log for each thing. */
const costOfHistory = {
  price: ({ args, childCost }: { readonly args: Readonly<Record<string, unknown>>; readonly childCost: number }) =>
    limits.searchCost_fields + childCost * Number(args['first'] ?? limits.pageDefault_rows),
}

const actorShownTo = ({ caller }: Context, actor: string): string | null =>
  caller.roles.has(Role.EDITOR) ? actor : null

@Resolver(() => Entity)
export class EntityHistoryResolver {
  @FieldResolver(() => HistoryConnection, { description: historyDescription })
  @Extensions(costOfHistory)
  history(
    @Root() entity: EntityRecord,
    @Args(() => ForwardPageArgs) args: ForwardPageArgs,
    @Ctx() context: Context,
  ): Promise<Connection> {
    return historyOf(context, args, idsOfEntity(entity))
  }
}

@Resolver(() => Relationship)
export class RelationshipHistoryResolver {
  @FieldResolver(() => HistoryConnection, { description: historyDescription })
  @Extensions(costOfHistory)
  async history(
    @Root() { id, type, from, to }: RelationshipRecord,
    @Args(() => ForwardPageArgs) args: ForwardPageArgs,
    @Ctx() context: Context,
  ): Promise<Connection> {
    const { key = '' } = parseRelationshipId(id) ?? {}
    const [start, end] = await endsOf(context, [from, to])
    return historyOf(context, args, idsOfTie({ type, from, to, key }, start, end).slice(0, limits.loaderBatch_ids))
  }
}

type End = Readonly<Record<string, unknown>>

/** What merges say of the ends of a relationship. What the projection holds of it says first whether they say anything. */
async function endsOf(context: Context, ids: readonly [string, string]): Promise<[End, End]> {
  const read = async (node: readonly string[]): Promise<[End, End]> => {
    const one = async (id: string): Promise<End> =>
      (await context.loaders.entity({ node, tie: null, position: false, total: false }).load(id)) ?? { id }
    return Promise.all([one(ids[0]), one(ids[1])])
  }
  const ends = await read([mergedIdsAttribute])
  return ends.every((end) => end[mergedIdsAttribute] === undefined)
    ? ends
    : read([mergedIdsAttribute, mergedTiesAttribute])
}

/** @param ids the one that it has first, then those that it had */
async function historyOf(
  { graph: { history }, loaders }: Context,
  args: ForwardPageArgs,
  ids: readonly string[],
): Promise<Connection> {
  const list = `history of ${ids[0]}`
  const window = windowOf(args, list)
  const [seq, about] = window.after ?? []
  const after = seq === undefined ? null : { seq: Number(seq), about: String(about) }
  const entries = await loaders.history(after, window.limit).load(ids.join(' '))
  return connectionFrom({
    list: () => list,
    args,
    window,
    rows: entries.map((row) => ({ row, position: [row.seq, row.about] })),
    edge: (node) => ({ node }),
    count: () => history.count(ids),
  })
}

@Resolver(() => HistoryEntry)
export class HistoryEntryResolver {
  @FieldResolver(() => String, { nullable: true, description: actorDescription })
  actor(@Root() { actor }: HistoryRecord, @Ctx() context: Context): string | null {
    return actorShownTo(context, actor)
  }

  @FieldResolver(() => HistoryAct, { description: 'What was done to it.' })
  act(@Root() { revision }: HistoryRecord): keyof typeof HistoryAct {
    return revision?.act ?? 'IMPORT'
  }

  @FieldResolver(() => Source, {
    nullable: true,
    description:
      'In whose name it was said by hand; null for an import, whose citations say it, and for what was taken back.',
  })
  source(@Root() { revision }: HistoryRecord, @Ctx() { loaders }: Context): Promise<SourceRecord | null> | null {
    return revision?.source ? loaders.source.load(revision.source) : null
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'The number of the change that it took back, where it did.',
  })
  reverts(@Root() { revision }: HistoryRecord): number | null {
    return revision?.reverts || null
  }

  @FieldResolver(() => [FieldChange], {
    description: 'What was shown before and after. Empty for imports, and where only citations changed.',
  })
  fields(@Root() { about, revision }: HistoryRecord): FieldChange[] {
    return (revision?.fields ?? []).map((one) => ({ of: about, ...one }))
  }
}

@Resolver(() => LoggedChange)
export class ChangesResolver {
  @Authorized(Role.EDITOR)
  @Query(() => ChangeConnection, {
    description:
      'All changes of the graph, the newest first: imports (one for each batch), changes by hand, keys that were made or ended.',
  })
  async changes(@Args(() => ForwardPageArgs) args: ForwardPageArgs, @Ctx() { graph }: Context): Promise<Connection> {
    const list = 'changes'
    const window = windowOf(args, list)
    const [before = Number.MAX_SAFE_INTEGER] = window.after ?? []
    const rows = await graph.history.page(Number(before), window.limit)
    return connectionFrom({
      list: () => list,
      args,
      window,
      rows: rows.map((row) => ({ row, position: [row.seq] })),
      edge: (node) => ({ node }),
      count: () => graph.history.size(),
    })
  }

  @FieldResolver(() => String, { nullable: true, description: actorDescription })
  actor(@Root() { actor }: ChangeRecord, @Ctx() context: Context): string | null {
    return actorShownTo(context, actor)
  }

  @FieldResolver(() => [ID], {
    description: `The ids of what it made or changed: entities, relationships, sources, editions, keys; the first ${limits.pageMax_rows}.`,
  })
  touched(@Root() { touched }: ChangeRecord): readonly string[] {
    return touched.slice(0, limits.pageMax_rows)
  }

  @FieldResolver(() => Int, { description: 'How many it made or changed.' })
  touchedCount(@Root() { touched }: ChangeRecord): number {
    return touched.length
  }

  @FieldResolver(() => [ID], { description: `The ids of what it took away; the first ${limits.pageMax_rows}.` })
  removed(@Root() { removed }: ChangeRecord): readonly string[] {
    return removed.slice(0, limits.pageMax_rows)
  }

  @FieldResolver(() => Int, { description: 'How many it took away.' })
  removedCount(@Root() { removed }: ChangeRecord): number {
    return removed.length
  }
}
