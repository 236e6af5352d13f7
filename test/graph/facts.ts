import {
  checkEntityFact,
  checkRelationshipFact,
  type EntityFact,
  type RelationshipFact,
} from '../../src/domain/facts.js'
import type { Engine, Row } from '../../src/engine/engine.js'
import type { SourceContent } from '../../src/graph/commands/load-sources.js'

type Raw = Readonly<Record<string, unknown>>

const checked = <T>(result: { fact: T } | { faults: readonly unknown[] }): T => {
  if ('fact' in result) return result.fact
  throw new Error(JSON.stringify(result.faults))
}

/** Facts as a seed file has them; the id of `city('pavia')` is `ct:city/pavia`. */
export const entityFact = (raw: Raw): EntityFact => checked(checkEntityFact({ at: 'page 1', ...raw }))
export const tie = (type: string, from: string, to: string, more: Raw = {}): RelationshipFact =>
  checked(checkRelationshipFact({ type, from, to, at: 'page 1', ...more }))
export const city = (slug: string, more: Raw = {}): EntityFact =>
  entityFact({ id: `ct:city/${slug}`, type: 'City', names: { en: slug }, ...more })
export const twins = (from: string, to: string, more: Raw = {}): RelationshipFact =>
  tie('TWINNED_WITH', `ct:city/${from}`, `ct:city/${to}`, more)

/** An edition of a source; the number makes the checksum, so equal numbers are the same edition. */
export const content = (
  slug: string,
  edition: number,
  entities: SourceContent['entities'],
  relationships: SourceContent['relationships'] = [],
): SourceContent => ({
  source: { id: `ct:source/${slug}`, title: slug, licence: 'none' },
  checksum: edition.toString(16).padStart(12, '0').padEnd(64, '0'),
  entities,
  relationships,
})

export const author = { actor: 'test', reason: 'test' }

const unordered = (value: unknown): unknown => {
  if (Array.isArray(value) || typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(
    ([key]) => !['revision', 'importedAt', 'seq', 'schemaVersion'].includes(key),
  )
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
}

const lines = async (engine: Engine, text: string): Promise<string[]> => {
  const rows: Row[] = await engine.read({ name: 'test/dump', text })
  return rows.map((row) => JSON.stringify(Object.values(row).map(unordered))).sort()
}

/** Everything that the graph holds beside its log, without when it was written: equal graphs have equal dumps. */
export async function dump(engine: Engine): Promise<string[]> {
  const nodes = await lines(
    engine,
    'MATCH (n) WHERE NOT (n:Change OR n:Graph) RETURN labels(n)[0] AS label, properties(n) AS properties',
  )
  const ties = await lines(
    engine,
    'MATCH (a)-[r]->(b) RETURN type(r) AS type, a.id AS a, b.id AS b, b.key AS key, properties(r) AS properties',
  )
  return [...nodes, ...ties]
}
