/**
 * Which way imports may point, by folder. A folder may import itself, what stands in its
 * list, and packages that its list allows; anything else fails `npm run check`.
 */
const layers = {
  '^src/main\\.ts$': ['^src/cli/', '^src/domain/errors'],
  '^src/cli/': [
    '^src/(compose|config|limits|version)',
    '^src/(access|observe|server|graphql/(print-schema|schema|aggregate/read-subgraph-filter)|graph/|compute|analytics|transfer|domain|engine/engine)',
  ],
  '^src/(compose|library)\\.ts$': ['^src/'],
  '^src/config\\.ts$': [
    '^src/access/(access-settings|read-token-settings)',
    '^src/domain/errors',
    '^src/engine/neo4j/options',
    '^src/server/http-settings',
  ],
  '^src/limits\\.ts$': [],
  '^src/(build-id|version)\\.ts$': [],
  '^src/server/': [
    '^src/(access|observe|graphql|graph|compute|transfer/export|domain|limits|build-id|version)',
    '^src/engine/engine',
  ],
  '^src/observe/': ['^src/(domain|limits)', '^src/engine/engine'],
  '^src/graphql/': ['^src/(access|graph/|compute|analytics|domain|limits)'],
  '^src/transfer/': ['^src/(graph/|domain|limits)'],
  '^src/graph/': ['^src/(access|analytics|domain|limits)', '^src/engine/engine'],
  '^src/access/': ['^src/(domain|limits)'],
  '^src/compute/': ['^src/(analytics|domain|limits)'],
  '^src/analytics/': ['^src/(domain|limits)'],
  '^src/engine/': ['^src/domain/(errors|in-batches|stop|tally|without-stack)', '^src/limits'],
  '^src/domain/': ['^src/limits'],
  '^src/playground/': ['^src/domain/csv-cell'],
  '^src/explorer/': ['^src/domain/csv-cell'],
}

/** Packages that belong to one layer, so that they can be replaced there. */
const packages = {
  'neo4j-driver': '^src/engine/neo4j/',
  '@grafeo-db/js': '^src/engine/grafeo/',
  'type-graphql|^node_modules/graphql|@apollo|dataloader': '^src/(graphql|server)/',
  'fastify|@fastify|@as-integrations': '^src/(server/|cli/|library)',
  'ws|graphql-ws': '^src/server/subscriptions/',
  '@opentelemetry': '^src/observe/',
  jose: '^src/access/',
  'commander|cli-progress|picocolors|close-with-grace': '^src/(cli/|main)',
}

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'no-orphans', severity: 'error', from: { orphan: true, path: '^src/', pathNot: '\\.d\\.ts$' }, to: {} },
    ...Object.entries(layers).map(([from, allowed]) => ({
      name: `imports-of ${from}`,
      severity: 'error',
      from: { path: from },
      to: { path: '^src/', pathNot: [from, ...allowed] },
    })),
    ...Object.entries(packages).map(([name, home]) => ({
      name: `home-of ${name}`,
      severity: 'error',
      from: { path: '^src/', pathNot: home },
      to: { path: `^node_modules/(${name})` },
    })),
    {
      name: 'domain-and-analytics-do-no-io',
      severity: 'error',
      from: { path: '^src/(domain|analytics)/' },
      to: { dependencyTypes: ['core'] },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.json'] },
  },
}
