import { Argument, Command, Option } from 'commander'
import { type Config, type Flags, readConfig, readCopyEnds } from '../config.js'
import { CsvDialect, CsvPart } from '../transfer/export/format.js'
import { type FormatName, formatNames } from '../transfer/export/formats.js'
import { version } from '../version.js'
import { addAnalyze } from './analyze-command.js'
import { addBackup } from './backup-commands.js'
import type { CopyFlags } from './copy.js'
import { databaseOption } from './database-option.js'
import type { ExportFlags } from './export.js'
import type { EdgeListFlags } from './import-edges.js'
import type { RecordFlags } from './import-jsonl.js'
import { addMappedImports } from './import-mapped-commands.js'
import { addImportOptions } from './import-options.js'
import type { WikidataFlags } from './import-wikidata.js'
import { addKeys } from './keys-command.js'
import { addResolve } from './resolve-command.js'
import { addResolveOptions } from './resolve-options.js'
import { wikidataEndpoint } from './wikidata-endpoint.js'

const corsOrigin = () =>
  new Option(
    '--cors-origin <origin>',
    'an origin whose pages may read answers, * for all; may be repeated (environment: CORS_ORIGINS with commas, default none)',
  ).argParser((value: string, before: readonly string[] = []) => [...before, value])
const several = (flags: string, description: string) =>
  new Option(flags, description).argParser((value: string, before: readonly string[] = []) => [...before, value])
const json = () => new Option('--json', 'print the report as JSON')

type Json = { json?: boolean }

/** The configuration of a command that was given these flags. */
const configOf = (flags: Flags): Config => readConfig(flags)

/** The command line. Every command is a file beside this one, loaded when it runs: all together take 1.5 s. */
export function createProgram(): Command {
  const program = new Command('cityties')
    .enablePositionalOptions()
    .description('A knowledge graph of the ties between cities, served through GraphQL.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .showHelpAfterError('Run `cityties --help`, or `cityties <command> --help`, for what there is.')
    .addHelpText(
      'after',
      `
Examples:
  cityties serve                                    the graph in ./data, with a playground on port 4000
  cityties serve -d memory: -p 0                    nothing is kept, any free port
  cityties seed -d neo4j://localhost:7687           the seed graph into a Neo4j (NEO4J_USERNAME, NEO4J_PASSWORD)
  cityties import edges ties.tsv --labels names.tsv twinnings from a two-column file
  cityties import wikidata query --contact you@…    sister cities as Wikidata has them today
  cityties import csv members.csv --mapping m.yaml   a table, by a mapping of its columns
  cityties resolve names.txt --explain              which cities of the graph names mean, and why
  cityties analyze ranking --by BETWEENNESS --csv    measures, as a table, JSON or CSV
  cityties export graphml -o cityties.graphml       the graph for Gephi, Cytoscape, NetworkX, igraph
  cityties copy --to neo4j://localhost:7687         the graph in ./data moves to a Neo4j
  cityties backup backups/atlas --name "atlas 2026"   a named snapshot, also while a server runs
  cityties keys create --name me --role editor      a key with which somebody may write

Flags win over the environment: DATABASE_URL, HOST, PORT, CYPHER, NEO4J_USERNAME, NEO4J_PASSWORD, NEO4J_DATABASE,
CORS_ORIGINS, RESPONSE_CACHE_MIB, MAX_AGE_S, STALE_WHILE_REVALIDATE_S, OPERATIONS_FOLDER, TRUSTED_ONLY,
 INTROSPECTION, RATE_LIMIT, REPLICAS, TRUST_PROXY, REQUIRE_AUTH, METRICS, LOG_LEVEL, SLOW_MS, SLOW_PLANS, TRACES. By the environment alone: JWT_ISSUER, JWT_AUDIENCE, JWT_JWKS,
 JWT_ALGORITHMS, JWT_CLOCK_SKEW_S, JWT_ROLES_CLAIM (whose tokens count: SECURITY.md).`,
    )

  program
    .command('serve')
    .description('open the graph, load the seed into it if it is empty, and serve it')
    .addOption(databaseOption())
    .option('-p, --port <port>', 'port to listen on, 0 for any free one (environment: PORT, default 4000)')
    .option('--host <host>', 'address to listen on (environment: HOST, default 127.0.0.1)')
    .option('--no-seed', 'leave an empty graph empty')
    .option(
      '--cypher',
      'take read-only Cypher of researchers’ own, on Neo4j; of everybody’s until a key is made or tokens are taken (environment: CYPHER=on, default off)',
    )
    .option(
      '--require-auth',
      'let nobody read without a key or token; see `cityties keys` (environment: REQUIRE_AUTH=true)',
    )
    .addOption(corsOrigin())
    .option(
      '--response-cache <MiB>',
      'memory for answers that are used again while the graph is unchanged, 0 for none (environment: RESPONSE_CACHE_MIB, default 32)',
    )
    .option(
      '--max-age <seconds>',
      'how long others may show an answer without asking whether it is still true (environment: MAX_AGE_S, default 0)',
    )
    .option(
      '--stale-while-revalidate <seconds>',
      'how much longer they may show it while they ask (environment: STALE_WHILE_REVALIDATE_S, default 0)',
    )
    .option(
      '--operations <folder>',
      'a folder of .graphql files that clients may name by documentId (environment: OPERATIONS_FOLDER)',
    )
    .option(
      '--trusted-only',
      'answer the operations of that folder, those of the explorer, and no others (environment: TRUSTED_ONLY=true)',
    )
    .option(
      '--no-introspection',
      'do not say what the schema has, nor suggest names of it in errors (environment: INTROSPECTION=off, default on)',
    )
    .option(
      '--rate-limit <requests>',
      'requests that one address may make in a minute, 0 for no limit (environment: RATE_LIMIT, default 6000)',
    )
    .option(
      '--replicas <servers>',
      'servers that requests are spread over, each of which lets through its share of a limit by the minute (environment: REPLICAS, default 1)',
    )
    .option(
      '--trust-proxy <proxies>',
      'whose X-Forwarded-For counts: how many proxies there are, or their addresses with commas (environment: TRUST_PROXY, default none)',
    )
    .option(
      '--metrics <who>',
      'who may read what is measured, at /metrics: monitors, with the role of it; open, for everybody; off (environment: METRICS, default monitors)',
    )
    .option(
      '--log-level <level>',
      'what the log on standard error has: silent, fatal, error, warn, info with a line of each operation, debug (environment: LOG_LEVEL, default warn)',
    )
    .option(
      '--slow <milliseconds>',
      'from when on operations and statements are logged as slow, 0 for never (environment: SLOW_MS, default 5000)',
    )
    .option('--slow-plans', 'log the plan of a slow statement with it (environment: SLOW_PLANS=on)')
    .option(
      '--traces',
      'hand spans to the OpenTelemetry SDK that the process was started with (environment: TRACES=on)',
    )
    .action(async (flags: Flags) => (await import('./serve.js')).serve(configOf(flags)))

  program
    .command('seed')
    .description('load the seed files; only what has changed in them is written')
    .addOption(databaseOption())
    .option('--folder <folder>', 'the folder of seed files (default: the project’s own)')
    .addOption(json())
    .action(async (flags: Flags & Json & { folder?: string }) =>
      (await import('./seed.js')).seed(configOf({ ...flags, seed: true }), flags),
    )

  program
    .command('migrate')
    .description('bring the schema of the graph up to date')
    .addOption(databaseOption())
    .addOption(json())
    .action(async (flags: Flags & Json) => (await import('./migrate.js')).migrate(configOf(flags), flags))

  program
    .command('schema')
    .description('print the GraphQL schema')
    .action(async () => (await import('./schema.js')).schema())

  const importing = program
    .command('import')
    .description('import data from a file, a URL or standard input, or undo an import')
    .usage('[options] <format> <file|url|->')
    .argument('[format]')
    .allowExcessArguments()
    .option('--undo <edition>', 'take back what only this edition said, such as ct:edition/ties/0123456789ab')
    .addOption(databaseOption())
    .addOption(json())
    .enablePositionalOptions()
    .action(async (format: string | undefined, flags: Flags & Json & { undo?: string }) => {
      if (format !== undefined) return importing.error(unknownFormat(importing, format))
      if (flags.undo === undefined) return importing.error('error: what shall be imported? Name a format and a file.')
      return (await import('./import-undo.js')).undoImport(configOf(flags), flags.undo, flags)
    })
  addResolveOptions(
    addImportOptions(
      importing
        .command('edges')
        .argument(
          '<file>',
          'two columns, tabs or spaces between; each line a city that claims a twinning, and the other city; also a URL, or - for standard input',
        )
        .description('import an edge list as twinnings; lines that begin with % or # are comments')
        .addOption(databaseOption())
        .option('--labels <file>', 'two columns: a city’s id and its name')
        .option('--find', 'look for names among the cities of the graph; else each name is a city of the source'),
    ),
  ).action(async (edges: string, flags: Flags & EdgeListFlags) =>
    (await import('./import-edges.js')).importEdges(configOf(flags), edges, flags),
  )
  importing
    .command('jsonl')
    .argument('<file>', 'records as `export jsonl` writes them, also packed with gzip; a URL, or - for standard input')
    .description(
      'import the records of a graph with all that is said of them; into an empty graph, the same graph again',
    )
    .addOption(databaseOption())
    .option('--dry-run', 'write nothing, and say which editions would be taken')
    .addOption(json())
    .action(async (file: string, flags: Flags & RecordFlags) =>
      (await import('./import-jsonl.js')).importJsonl(configOf(flags), file, flags),
    )

  addImportOptions(
    importing
      .command('wikidata')
      .argument(
        '<file>',
        'query to ask the query service; or a dump of entities, entity data, a result saved as JSON or CSV, also packed with gzip: a file, a URL, or - for standard input',
      )
      .description('import sister cities from Wikidata, with their universities and memberships (docs/wikidata.md)')
      .addOption(databaseOption())
      .option(
        '--languages <tags>',
        'in which languages names are taken, with commas (default: en,de,fr,it,es; of a result, all)',
      )
      .option(
        '--universities <items>',
        'which classes are universities, with commas (default: Q3918 and what is below it)',
      )
      .option('--endpoint <url>', 'the query service', wikidataEndpoint)
      .option('--contact <address>', 'an e-mail address or a page by which its operators can reach you')
      .option(
        '--pages <file>',
        'where its answers are kept, to go on with (default: wikidata-pages.jsonl, until the import is done)',
      ),
    1000,
  ).action(async (place: string, flags: Flags & WikidataFlags) =>
    (await import('./import-wikidata.js')).importWikidata(configOf(flags), place, flags),
  )
  addMappedImports(importing)

  program
    .command('export')
    .addArgument(new Argument('<format>', 'what to write').choices(formatNames))
    .description('write the graph, or a part of it, to standard output or to a file')
    .addOption(databaseOption())
    .option('-o, --output <path>', 'a file, or for both tables of csv a folder; there whole or not at all')
    .addOption(several('--type <type>', 'only ties of this type, and what they can join; may be repeated'))
    .addOption(several('--entity <type>', 'only entities of this type, and ties between them; may be repeated'))
    .option('--where <json>', 'only this part: a SubgraphFilter of the GraphQL schema')
    .option('--as-of <date>', 'only ties that can have held then, such as 1989 or 196X')
    .addOption(
      new Option('--dialect <name>', 'of csv: what shall read it')
        .choices(Object.keys(CsvDialect))
        .default(CsvDialect.spreadsheet),
    )
    .addOption(
      new Option('--part <name>', 'of csv: one of its tables, or the text about them').choices(Object.keys(CsvPart)),
    )
    .option('--gzip', 'packed with gzip; so is a file whose name ends in .gz')
    .action(async (format: FormatName, flags: Flags & ExportFlags) =>
      (await import('./export.js')).exportGraph(configOf(flags), format, flags),
    )

  program
    .command('copy')
    .description('move a graph to another engine or place, and compare both; run again, it goes on')
    .option(
      '--from <url>',
      'the graph to copy, also one that a server has open (environment: DATABASE_URL, default file:./data)',
    )
    .requiredOption('--to <url>', 'an empty graph, or one with a part of this copy: file:<folder> or neo4j://host:7687')
    .option('--into', 'also into a graph that holds something else: what is there stays')
    .addOption(json())
    .addHelpText(
      'after',
      `
Credentials come from NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE where one end is a Neo4j. Those of the target
may be in TARGET_NEO4J_USERNAME, TARGET_NEO4J_PASSWORD and TARGET_NEO4J_DATABASE, and must be where both ends are one.`,
    )
    .action(async (flags: CopyFlags & { from?: string; to: string }) =>
      (await import('./copy.js')).copy(readCopyEnds(flags), flags),
    )

  program
    .command('forget-actor')
    .argument('<actor>', 'as the history has it: key:ct_0123456789, token:<subject>')
    .description('take the name of somebody who made changes out of the history; their changes stay')
    .addOption(databaseOption())
    .addOption(json())
    .action(async (actor: string, flags: Flags & Json) =>
      (await import('./forget-actor.js')).forgetActorOf(configOf(flags), actor, flags),
    )

  addBackup(program)
  addKeys(program)
  addResolve(program)
  addAnalyze(program)
  return program
}

const unknownFormat = (importing: Command, format: string): string =>
  `error: unknown command '${format}'. Of formats there are ${importing.commands.map((one) => one.name()).join(', ')}.`
