/** Every bound of the service, with its unit last in the name. */
export const limits = {
  /** A page of a list: what is given when nothing is asked, and the most that may be asked. */
  pageDefault_rows: 25,
  pageMax_rows: 500,
  /** `nodes(ids:)`. Grafeo takes at most 500 ids in one UNWIND. */
  nodesMax_ids: 500,
  /** Ids that one batched statement is given. */
  loaderBatch_ids: 500,
  /** Filters: how deep they nest, how many conditions they have, and how long a list in one is. */
  filterDepthMax_levels: 6,
  filterConditionsMax_count: 100,
  filterValuesMax_count: 500,
  orderTermsMax_count: 5,
  /** Entities that a name may fit before the rest are only counted as "more". */
  candidatesMax_rows: 10,
  /** Entities that are looked at where a name fits none exactly. */
  resemblingMax_rows: 20,
  /** Names that `cityties resolve` takes, and how many at once. */
  resolveMax_names: 500_000,
  resolveBatch_names: 500,
  /** Letters that a name may have too many, too few, other or in the wrong order. */
  typosMax_count: 2,
  /** From this length on, a name with one letter wrong can still only be a few. */
  slipFrom_letters: 5,
  /** How sure a name must be to be resolved by itself, and by how much surer than the next. */
  resolveScoreMin: 0.85,
  scoreLead: 0.015,
  /** Points that may be the same city's, and two entries of one: centres are measured differently. */
  samePlaceMax_km: 40,
  onePlaceMax_km: 15,
  /** A population that may be the same city's; a namesake that would be meant first; one that is meant where nobody says which. */
  samePopulationMax_times: 20,
  largerNamesake_times: 2,
  populationLead_times: 5,
  /** Writing by hand: changes that are made together, ties that go with a thing, and what is said of why. */
  editsMax_count: 500,
  cascadeMax_ties: 2000,
  /** Things of which those are parts, by way of others, that are made parts by hand. */
  wholesMax_count: 10_000,
  reasonMax_chars: 500,
  /** Pairs of cities that may be one: from which score on they are given, how many are kept, and cities of one name that are compared. */
  duplicateScoreDefault: 0.5,
  duplicatesMax_pairs: 5000,
  duplicateSearchesKept_count: 20,
  namesakesMax_count: 100,
  /** Ids of what was merged into one thing. */
  mergedIdsMax_count: 100,
  /** Ids of its ties that merges have put under another ordinal. */
  mergedTiesMax_count: 2000,
  /** Later changes that are named where one cannot be taken back. */
  laterChanges_count: 5,
  /** Names that one thing is given by hand. */
  namesMax_count: 200,
  /** Ids that are tried at once, where one is made of a name. */
  mintedIds_count: 20,
  /** Ties that are named where they hold a thing. */
  tiesNamed_count: 5,
  /** A key under which a change is made once: how long it is, how long it is kept, after how many changes old ones are looked for, and how many are forgotten then. */
  idempotencyKeyMax_chars: 100,
  idempotencyKept_ms: 86_400_000,
  idempotencyPruneEvery_changes: 100,
  idempotencyPrune_rows: 1000,
  /** Work on the schema: how long one who does it may not be heard of before another takes over, and how often those look who wait. */
  schemaTurnSilence_ms: 15_000,
  schemaTurnLook_ms: 200,
  idMax_chars: 200,
  nameMax_chars: 300,
  textMax_chars: 5000,
  urlMax_chars: 2000,
  cursorMax_chars: 2000,
  requestBodyMax_bytes: 1_048_576,
  /** How long a request may take to come: its headers, and all of it. */
  requestHeaders_ms: 10_000,
  requestTimeout_ms: 60_000,
  /** How often connections are looked at for requests that take too long to come. */
  requestClock_ms: 5_000,
  /** A connection on which nothing goes either way is closed after this, also in the midst of an answer that nobody reads. */
  connectionIdle_ms: 120_000,
  connectionsMax_count: 10_000,
  /** An operation is stopped after this, with the statements that it is waiting for, and how often it is looked for such. */
  operationTimeMax_ms: 45_000,
  operationClock_ms: 250,
  /** Operations that run at once, and that wait for them; of one client, and how long. */
  operationsRunningMax_count: 128,
  operationsRunningPerClientMax_count: 32,
  /** What those of one client that run at once may cost together, measures aside; what costs more runs alone. */
  operationsRunningPerClientMax_fields: 250_000,
  /** What costs less is not counted for that: so many such take a second together. */
  operationDearFrom_fields: 10_000,
  /** What an operation counts as beside its fields where clients take turns: some 0.3 ms go by before the first. */
  turnShare_fields: 100,
  operationsWaitingMax_count: 512,
  operationsWaitingPerClientMax_count: 128,
  operationWaitMax_ms: 10_000,
  /** When those who wait have waited for so long, or would have to, nobody else is let in to wait: who is answered is so soon. */
  operationsBehindMax_ms: 2_000,
  /** Operations that begin one after the other go on for so long before it is looked at who else has come. */
  operationsTurn_ms: 5,
  /** Connections that are accepted before the next operation begins, at some 50 µs each. */
  acceptedPerTurn_connections: 200,
  /** What a backup is cited by. */
  backupNameMax_chars: 100,
  /** When somebody shall ask again who was refused because too much was asked. */
  retryAfter_s: 1,
  /** How deep an operation's braces may nest, those of its fragments too: a hop takes three. */
  operationNestingMax_levels: 40,
  /** Fields that an operation may give another name, and directives that it may have. */
  operationAliasesMax_count: 200,
  operationDirectivesMax_count: 200,
  /** Fields that an operation may give, estimated from its pages before it runs. */
  operationCostMax_fields: 1_000_000,
  /** Costs that are kept of one operation, which differ in the lengths of its pages. */
  costsPerDocument_count: 100,
  /** Rows that a list is taken to have whose length cannot be asked for, such as citations. */
  listGuess_rows: 5,
  /** Words and signs of an operation. */
  operationTokensMax_count: 10_000,
  /** Parsed GraphQL operations kept by Apollo, in bytes. */
  documentCacheMax_bytes: 31_457_280,
  /** Reads of one kind under way at once; those who come meanwhile share the next one. */
  sharedReads_count: 1,
  /** Questions of one kind of which the finished statement is kept. */
  preparedStatements_count: 500,
  /** Operations that clients name by checksum (automatic persisted queries). */
  persistedQueries_bytes: 4_194_304,
  /** How deep the variables of an operation may nest, and how many values they may have. */
  variablesNestingMax_levels: 40,
  variablesValuesMax_count: 20_000,
  /** How much of an operation's name logs, traces and the database's own log are given, and of its text the log of slow ones. */
  shownName_chars: 100,
  shownText_chars: 4000,
  /** Values of the labels of one metric that are told apart. */
  metricSeriesMax_count: 1000,
  /** Plans of slow statements that are looked at; each once in so long. */
  slowPlans_count: 200,
  slowPlanEvery_ms: 600_000,
  /** What a database may take to say how things stand, when somebody asks for what is measured. */
  metricsDatabase_ms: 5_000,
  /** Requests that wait for what their clients have seen elsewhere, in all and of one client: as many operations as may run and wait. */
  bookmarksWaitingMax_count: 640,
  bookmarksWaitingPerClientMax_count: 160,
  /** How long one waits, how often it is looked, and how long the name of what is waited for is. */
  bookmarkWait_ms: 5_000,
  bookmarkLook_ms: 20,
  bookmarkMax_chars: 200,
  /** An id that a request brings with it. */
  requestIdMax_chars: 64,
  /** What an entry of the response cache takes beside its bodies. */
  responseCacheEntry_bytes: 512,
  /** Smaller bodies are not compressed: with their headers they fit into one packet. */
  compressedFrom_bytes: 1024,
  /** How long a browser may remember what another origin is allowed. */
  corsPreflight_s: 7200,
  /** Addresses whose requests are counted at the same time; the one that was heard of least recently goes first. */
  rateLimitAddresses_count: 50_000,
  /** A key or token that comes with a request: tokens with many claims have some 4,000 characters. */
  credentialsMax_chars: 8192,
  /** Credentials of one address that may be wrong in a minute before more of them are looked at. */
  failedAttemptsMax_perMinute: 30,
  /** Keys of access, ended ones too: all of them are in memory. */
  accessKeysMax_count: 1000,
  accessKeyNameMax_chars: 100,
  accessKeyMax_days: 3650,
  /** How long after its end it is still known what a key was. */
  endedKeyKept_ms: 31_536_000_000,
  /** How often a use of a key is noted, and how long the note may wait for a change that it can be written with. */
  keyUseEvery_ms: 60_000,
  keyUseWait_ms: 86_400_000,
  /** How far an issuer's clock may be from ours. */
  clockSkewDefault_s: 30,
  clockSkewMax_s: 300,
  /** Whom a token is about, as OpenID Connect bounds it. */
  subjectMax_chars: 255,
  /** An issuer's public keys: their size, how long they may take, how long they are taken for current. */
  jwksMax_bytes: 262_144,
  jwksTimeout_ms: 5_000,
  jwksKept_ms: 600_000,
  /** Between two attempts to have them, whatever tokens name; and how long they count on when they cannot be had. */
  jwksPause_ms: 30_000,
  jwksStale_ms: 3_600_000,
  /** Texts that requests bring of which it is kept what follows from them, and how long they may be. */
  rememberedTexts_count: 500,
  rememberedTextMax_chars: 20_000,
  /** Arguments of one class that are known to be right, each as so much JSON at the most. */
  checkedArguments_count: 1000,
  checkedArgumentsMax_chars: 500,
  /** Rows of one statement, and facts of one transaction, at which loading is fastest. Grafeo takes at most 500 ids in one UNWIND. */
  embeddedStatement_rows: 500,
  embeddedBatch_rows: 2000,
  neo4jStatement_rows: 2000,
  neo4jBatch_rows: 2000,
  /** Entities of which an export reads what they say, or the ties that begin at them, in one statement. */
  extractPage_ids: 500,
  /** Ends of pages that are read at once where an index has the ids in their order. */
  extractPageEnds_count: 50,
  /** Pages that an export reads while it writes one, so that neither the engine nor it waits for the other. */
  extractAhead_pages: 2,
  /** Disputed things whose ids an export holds; where there are more, it asks of each page. */
  extractDisputed_ids: 100_000,
  /** Exports that a server writes at once; the next is refused. */
  exportsRunningMax_count: 4,
  /** How long a client of an export may take nothing before it is taken to have gone. */
  exportIdle_ms: 60_000,
  /** A filter as JSON, of an export. */
  exportFilterMax_chars: 20_000,
  /** Parts of a great circle, each so long at the most, of which a line on a map is made. */
  greatCircleStep_km: 100,
  /** References that an RDF file remembers to have described. */
  describedReferences_count: 10_000,
  /** Rows that one statement of an exported Cypher script writes. */
  scriptStatement_rows: 100,
  /** A line of a file of records: one thing with all that is said of it. */
  recordLineMax_bytes: 16_777_216,
  /** The part of the time in which what lists can do without is brought up to date for them. */
  followShare: 0.05,
  /** Entries of the change log that are looked through at a time for where a copy was broken off. */
  copyLookBack_rows: 20,
  /** Entries of the change log that one statement reads. */
  changesPerRead_rows: 1000,
  /** What followers of the graph are told: how often it is looked at, how many events and ids of them wait for those who are slow. */
  feedPoll_ms: 100,
  /** Followers that are woken one after the other before others have their turn. */
  feedTurn_followers: 50,
  feedRecent_events: 1000,
  feedRecent_ids: 200_000,
  /** How far back one may ask to be told of each change, and entries of the log that are read for that at a time. */
  feedResume_changes: 10_000,
  feedPage_changes: 100,
  /** Things of one change of which it is looked up where they are and who states them, and changes of which that is kept. */
  feedSubjects_ids: 2000,
  feedSubjects_changes: 64,
  /** Events of which it is kept what is left of them by a filter. */
  feedViews_count: 4096,
  /** Ids of one kind that an event names; how many there are it says in any case. */
  eventIdsMax_count: 100,
  /** Subscriptions: what one event may give, of one connection, of one client, of all, and connections of one client. */
  subscriptionCostMax_fields: 5000,
  subscriptionsPerConnectionMax_count: 50,
  subscriptionsPerClientMax_count: 500,
  subscriptionsMax_count: 5000,
  subscriptionConnectionsPerClientMax_count: 100,
  /** A message of a WebSocket, how long its first may take, and what a client may leave unread. */
  subscriptionMessageMax_bytes: 131_072,
  subscriptionInit_ms: 5_000,
  subscriptionUnreadMax_bytes: 4_194_304,
  /** How often a connection shows that it is alive; who takes or answers nothing for that long has gone. */
  subscriptionHeartbeat_ms: 15_000,
  /** How often it is looked at whether those who listen still may. */
  subscriptionCheck_ms: 2_000,
  /** Answers that subscribers with the same operation are given alike. */
  sharedAnswers_count: 200,
  /** Operations of subscriptions that are kept parsed. */
  subscriptionDocuments_count: 500,
  /** How long clients may take to say goodbye when the server stops. */
  subscriptionGoodbye_ms: 1_000,
  /** Changed ids after which the projection is built again, beside a quarter of what it holds. */
  projectionDelta_ids: 2000,
  /** Ids that a filter on the projection may leave, and attempts to read them between two writes. */
  selectionMax_rows: 1_000_000,
  selectionAttempts_count: 5,
  timelineMax_buckets: 3000,
  histogramMax_buckets: 1000,
  /** Keys that one aggregate groups by. */
  groupKeysMax_count: 3,
  /** Networks that traversals keep while the graph stays as it is: one of a million nodes takes about 240 MB. */
  networkCacheMax_bytes: 268_435_456,
  /** What a measure of a whole network counts as in the cost of an operation, wherever it stands: at most 19 at once. */
  measureCost_fields: 50_000,
  /** What a search counts as in the cost of an operation, beside the fields that it gives. */
  searchCost_fields: 200,
  /** Shortest paths that are written out, and paths by length that are looked for. */
  shortestPathsDefault_rows: 10,
  shortestPathsMax_rows: 100,
  pathsDefault_count: 3,
  pathsMax_count: 20,
  /** A search on another thread stops after this: paths by length, shared affiliations. */
  searchTime_ms: 5_000,
  /** Subgraphs and neighbourhoods: how far from the centre, how many nodes, and how many ties between them. */
  neighbourhoodDepthMax_hops: 6,
  subgraphDefault_nodes: 100,
  subgraphMax_nodes: 2000,
  subgraphMax_edges: 10_000,
  /** Ids that `commonPartners` takes. */
  commonPartnersMax_ids: 20,
  suggestionsDefault_rows: 10,
  /** Pairs of cities that a bipartite projection may have before it is refused. */
  coAffiliationsMax_pairs: 500_000,
  /** Work on other threads: how long a client waits for it before it goes on as a job, and how many parts may wait for a thread. */
  computeWait_ms: 30_000,
  computeQueue_count: 1000,
  /** Jobs: how many run at once, how many of them one client may want, how long one may run, and how many are kept how long after their end. Each holds a version of the graph. */
  jobsRunning_count: 4,
  jobsRunningPerClient_count: 2,
  jobTime_ms: 3_600_000,
  jobsKept_count: 20,
  jobKept_ms: 3_600_000,
  /** Memory for parts of the graph with what was computed on them. */
  measuredCache_bytes: 268_435_456,
  /** Members that are shown of a community, and cities and countries that its label names. */
  communityLabel_count: 3,
  /** A researcher's own Cypher: what is taken, and what comes back before it is cut off. */
  cypherStatementMax_chars: 20_000,
  cypherNestingMax_levels: 50,
  cypherRowsMax_rows: 10_000,
  cypherResultMax_bytes: 4_194_304,
  /** What its connection may bring, properties that are not shown and all: one row that has no end is stopped by this. */
  cypherWireMax_bytes: 16_777_216,
  cypherTimeMax_ms: 15_000,
  /** The database looks at its clock every 2 s, and not while it sends a row; then we hang up. */
  cypherTimeGrace_ms: 5_000,
  /** Numbers of one `range()`: a list is put together whole before it is sent, which no time limit stops. */
  cypherRangeMax_count: 1_000_000,
  /** What a statement may grow to in our words. */
  cypherTextMax_chars: 500_000,
  /** At once; the next one is refused. */
  cypherRunningMax_count: 2,
  /** Rows that the database is asked for at a time. */
  cypherFetch_rows: 200,
  /** A statement is stopped after this on engines that can stop one. */
  readTimeout_ms: 30_000,
  writeTimeout_ms: 120_000,
  /** Reads that the embedded engine is given at once; the rest wait their turn. */
  embeddedReads_count: 8,
  /** Processes that work on a data folder through the one that has it open: a message between them, and how many there are. */
  socketFrameMax_bytes: 268_435_456,
  socketClients_count: 64,
  /** A stream to one of them: rows that go together, and parts that may be ahead of who reads them. */
  socketStreamPart_rows: 500,
  socketStreamAhead_count: 2,
  /** How long the first word may take, and the last. */
  socketWelcome_ms: 10_000,
  socketGoodbye_ms: 1_000,
  /** A transaction of one of them of which so long nothing is heard is rolled back: all writers wait for it. */
  socketTransactionIdle_ms: 30_000,
  /** Attempts to open a data folder that another process is opening or closing at the moment. */
  folderAttempts_count: 5,
  folderBackoff_ms: 40,
  /** Attempts of a write whose transaction lost a race, before the caller is told. */
  writeAttempts_count: 8,
  retryBackoff_ms: 10,
  /** What Neo4j may take for a connection, and for its first word. */
  neo4jConnect_ms: 5_000,
  neo4jOpen_ms: 10_000,
  neo4jPool_connections: 50,
  neo4jAcquire_ms: 10_000,
  /** Statements and transactions at once, so that none waits for a connection of the driver's; writers take turns in the database anyway. */
  neo4jStatements_count: 44,
  neo4jWriters_count: 8,
  /** Who waits for Neo4j for longer than this has it asked whether it is there; what it may take to say so. */
  neo4jAskAfter_ms: 1_000,
  neo4jAnswer_ms: 4_000,
  neo4jLivenessClock_ms: 250,
  /** Looks at the version that are closer than this have a transaction stand ready for the next; it stands no longer. */
  neo4jStanding_ms: 100,
  /** The embedded engine checkpoints after this much write-ahead log (of a large graph more: see checkpoint-pace.ts), or this much time. */
  checkpointWal_bytes: 67_108_864,
  checkpointInterval_ms: 300_000,
  shutdownGrace_ms: 10_000,
  /** What the last spans may take to be sent while the server closes. */
  spansFlush_ms: 2_000,
  /** How often connections that have become idle are looked for while the server closes. */
  closeIdleEvery_ms: 50,
  /** Languages in which names are taken from Wikidata. */
  wikidataLanguages_count: 100,
  /** An entity of Wikidata's dump: the largest there has 4 MB. */
  wikidataEntityMax_bytes: 33_554_432,
  /** Items of one kind that an import of Wikidata keeps in mind; some 60,000 have twins. */
  wikidataItemsMax_count: 2_000_000,
  /** Descriptions of countries and programmes that are kept, so that each is given once. */
  wikidataSaid_count: 20_000,
  /** A solution in a saved result, and solutions that are put together because they are about one item. */
  wikidataSolutionMax_bytes: 1_048_576,
  wikidataSolutions_count: 50_000,
  /** Wikidata's query service: what is asked for at once, and how large an answer may be. */
  queryList_items: 10_000,
  queryBatch_items: 200,
  queryAnswerMax_bytes: 33_554_432,
  /** It stops a query after 60 s. */
  queryTimeout_ms: 90_000,
  /** It gives a client 60 s of its time in each minute: one question at a time, with a pause after each. */
  queryPause_ms: 300,
  queryAttempts_count: 7,
  /** A query that it stops and that cannot be made smaller. */
  queryHeavyAttempts_count: 3,
  queryBackoff_ms: 2_000,
  queryBackoffMax_ms: 120_000,
  /** When it asks to stay away for longer, the import ends, to be gone on with later. */
  queryRetryAfterMax_ms: 600_000,
  /** What is shown of an answer that is an error. */
  queryErrorMax_chars: 300,
  seedFileMax_bytes: 10_485_760,
  /** What is kept of standard input or of a URL while it is imported. */
  spooledMax_bytes: 17_179_869_184,
  /** How long the server of a URL may send nothing. */
  downloadIdle_ms: 60_000,
  /** What a packed file may hold, and how many times its size, from so many bytes on. The largest dump of Wikidata has 2 TB. */
  expandedMax_bytes: 4_398_046_511_104,
  expansionMax_ratio: 200,
  expansionFree_bytes: 67_108_864,
  /** What the file of rejects shows of what was rejected. */
  rejectedLineMax_chars: 2000,
  /** Facts that an import gathers before it writes them: what several say of one thing is written once. */
  importWindow_facts: 40_000,
  /** Rows that an import works on without a pause, in which a transaction that runs gets what it waits for: some 3 ms. */
  importTurn_rows: 200,
  /** Cities whose mention a list of edges gives as it gave it before. */
  mentionsKept_count: 50_000,
  /** Entities that an import remembers to have met, with what they are: more than two windows use, of which one is being written. */
  knownEntities_count: 180_000,
  /** Rejected rows after which an import stops: the file is none that it reads. */
  rejectsMax_count: 100_000,
  labelFileLineMax_chars: 10_000,
  mappingFileMax_bytes: 1_048_576,
  /** A row of a table, or one node, edge or piece of a network file. */
  recordMax_chars: 1_048_576,
  /** Facts of entities of a table of which it is known that they stood before; as text, a few hundred bytes each. */
  repeatedFacts_count: 10_000,
  /** Elements within elements of a network file; graphs may stand in nodes. */
  xmlDepthMax_levels: 100,
  /** Attributes that a network file may declare. */
  columnsMax_count: 1000,
  /** Nodes of a network file, each known until its end: some 150 bytes. */
  networkNodes_count: 2_000_000,
  /** Edges that stand before their nodes. */
  edgesWaiting_count: 10_000,
  /** Lines by which it is judged how a table is written. */
  dialectLines_count: 50,
  /** Values of which a mapping may say that each has one other: some 150 MB of them. */
  consistentKeysMax_count: 500_000,
} as const
