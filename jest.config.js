import { availableParallelism, totalmem } from 'node:os'

/** A worker and its Neo4j. */
const memoryPerWorker_bytes = 2.5 * 1024 ** 3

// Each worker has a Neo4j to itself, as there is one database in it, which each suite empties first;
// one that was given is all there is.
const maxWorkers = process.env.CITYTIES_TEST_NEO4J_URL
  ? 1
  : Math.max(1, Math.min(4, availableParallelism(), Math.floor(totalmem() / memoryPerWorker_bytes)))

/** @type {import('jest').Config} */
export default {
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, useDefineForClassFields: false },
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  maxWorkers,
  // Modules of suites that are over stay in a worker's memory; a new worker takes a second.
  workerIdleMemoryLimit: '1.5GB',
  testTimeout: 60_000,
  coverageProvider: 'v8',
}
