import type { Projection } from '../analytics/projection.js'
import type { Stop } from '../domain/stop.js'
import type { Engine, EngineVersion } from '../engine/engine.js'
import { AccessKeys } from './access/access-keys.js'
import { ChangeLog } from './change-log.js'
import { ChangeWatch } from './change-watch.js'
import { HandEdits } from './commands/by-hand/hand-edits.js'
import { Editions } from './commands/editions.js'
import { RecordLoader } from './commands/load-records.js'
import { SourceLoader } from './commands/load-sources.js'
import { ChangeFeed } from './feed/change-feed.js'
import { ChangeSubjects } from './feed/change-subjects.js'
import { NamedIds } from './feed/named-ids.js'
import { FreshView } from './fresh-view.js'
import { Freshness } from './freshness.js'
import { inTurn } from './migrations/in-turn.js'
import { type MigrationReport, migrate } from './migrations/migrate.js'
import { Networks } from './projection/networks.js'
import { ProjectionDerivation } from './projection/projection-derivation.js'
import { Subgraphs } from './projection/subgraphs.js'
import { ConflictQueries } from './queries/conflicts.js'
import { DuplicateSearches } from './queries/duplicate-search.js'
import { EntityQueries } from './queries/entities.js'
import { Extracts } from './queries/extracts.js'
import { HistoryQueries } from './queries/history.js'
import { MergedIds } from './queries/merged-ids.js'
import { NameMatches } from './queries/name-matches.js'
import { RawCypher } from './queries/raw-cypher.js'
import { RelationshipQueries } from './queries/relationships.js'
import { SourceQueries } from './queries/sources.js'
import { readsUntil } from './reads.js'
import { SearchDerivation } from './search/search-derivation.js'
import type { SearchIndex } from './search/search-index.js'
import { SharedVersion } from './shared-version.js'
import { Statements } from './statements.js'

/** The graph on an engine: what it can be asked, and what it can be told. */
export class Graph {
  readonly log: ChangeLog
  readonly freshness: Freshness
  readonly entities: EntityQueries
  readonly relationships: RelationshipQueries
  /** What things are called now that were merged into others. */
  readonly mergedIds: MergedIds
  readonly history: HistoryQueries
  /** What cities that may be one are looked for among. */
  readonly duplicates: DuplicateSearches
  readonly sources: SourceQueries
  readonly conflicts: ConflictQueries
  readonly rawCypher: RawCypher
  readonly loader: SourceLoader
  readonly recordLoader: RecordLoader
  readonly handEdits: HandEdits
  readonly accessKeys: AccessKeys
  /** Entities by many names at once. */
  readonly nameMatches: NameMatches
  /** The search index, as new as the graph. */
  readonly search: FreshView<SearchIndex>
  /** Topology and what aggregates and measures need, as new as the graph; each version is a value of its own. */
  readonly projection: FreshView<Projection>
  /** Parts of the projection, by filters. */
  readonly subgraphs: Subgraphs
  /** The same as traversals take them, kept while the graph stays as it is. */
  readonly networks: Networks
  /** What happens to the graph, for those who follow it. */
  readonly feed: ChangeFeed
  /** All records or a part of them, in pages. */
  readonly extracts: Extracts

  private constructor(
    readonly engine: Engine,
    readonly statements: Statements,
    /** What was done to the schema when the graph was opened. */
    readonly migration: MigrationReport,
  ) {
    this.log = new ChangeLog(engine, statements)
    const versions = new SharedVersion(engine)
    this.freshness = new Freshness(engine, versions)
    this.projection = new FreshView(
      new ChangeWatch(versions, this.log),
      this.log,
      new ProjectionDerivation(engine, statements),
    )
    this.mergedIds = new MergedIds(engine, statements, this.projection)
    this.entities = new EntityQueries(engine, statements, this.mergedIds)
    this.relationships = new RelationshipQueries(engine, statements, this.mergedIds)
    this.history = new HistoryQueries(engine, statements)
    this.duplicates = new DuplicateSearches(engine, statements)
    this.sources = new SourceQueries(engine, statements)
    this.conflicts = new ConflictQueries(engine, statements)
    this.rawCypher = new RawCypher(engine, this.log)
    this.accessKeys = new AccessKeys(engine, statements, this.log, versions)
    this.search = new FreshView(
      new ChangeWatch(versions, this.log),
      this.log,
      new SearchDerivation(engine, statements, this.entities),
    )
    this.nameMatches = new NameMatches(engine, statements, this.search)
    this.subgraphs = new Subgraphs(engine, statements, this.projection, this.mergedIds)
    this.networks = new Networks(this.projection, this.subgraphs)
    this.extracts = new Extracts(engine, statements, this.log, this.freshness, this.subgraphs)
    this.feed = new ChangeFeed(
      new ChangeWatch(versions, this.log),
      this.log,
      new ChangeSubjects(engine, statements, this.relationships),
      new NamedIds(this.mergedIds),
    )
    const editions = new Editions(engine, statements, this.log)
    this.loader = new SourceLoader(editions, this.sources)
    this.recordLoader = new RecordLoader(editions, this.sources)
    this.handEdits = new HandEdits(editions)
  }

  /** Brings the schema up to date and opens the graph; the engine stays the caller's to close. */
  static async open(engine: Engine): Promise<Graph> {
    const statements = new Statements(engine.dialect)
    return new Graph(engine, statements, await migrate(engine, statements))
  }

  /**
   * The same graph for one operation, whose own statements end when `stop` says so.
   *
   * @param seen as of `FreshView.current`
   */
  during(stop: Stop, seen?: Promise<EngineVersion | undefined>): Graph {
    const reads = readsUntil(this.engine, stop)
    const mergedIds = this.mergedIds.asking(reads, seen)
    return Object.assign(Object.create(this) as Graph, {
      entities: this.entities.asking(reads, mergedIds),
      relationships: this.relationships.asking(reads, mergedIds),
      mergedIds,
      history: this.history.asking(reads),
      sources: this.sources.asking(reads),
      conflicts: this.conflicts.asking(reads),
    })
  }

  /** Does what one process alone should do at a time, of all that are on the same database. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    return inTurn(this.engine, this.statements, work)
  }

  /** Makes what is kept in memory of the graph, before somebody waits for it. */
  async warm(): Promise<void> {
    await Promise.all([this.projection.current(), this.search.current()])
  }

  /** True when the graph holds no entity. */
  async isEmpty(): Promise<boolean> {
    return (await this.engine.read(this.statements.get('entity/any'))).length === 0
  }
}
