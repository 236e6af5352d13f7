import { expect, test } from '@jest/globals'
import { assertVersion } from '../../src/engine/neo4j/server-version.js'

test.each(['Neo4j/5.26.30', 'Neo4j/5.27-aura', 'Neo4j/2025.01.0', 'Neo4j/2026.08.1', 'Other/1.0', ''])(
  '%s is taken',
  (agent) => expect(() => assertVersion(agent)).not.toThrow(),
)

test.each(['Neo4j/4.4.38', 'Neo4j/5.0.0', 'Neo4j/5.25.1'])('%s is refused, and what is needed said', (agent) =>
  expect(() => assertVersion(agent)).toThrow(
    `${agent} is too old: CityTies needs Neo4j 5.26 or later. Upgrade it, or name another database in DATABASE_URL.`,
  ),
)
