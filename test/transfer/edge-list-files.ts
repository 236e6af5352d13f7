import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Engine } from '../../src/engine/engine.js'
import { sharedData } from '../support/engines.js'

/** The real edge list with its labels: sister cities of Wikidata, crawled in 2016. */
export const realEdges = join(sharedData, 'wikidata-p190-2016', 'relations.tsv')
export const realLabels = join(sharedData, 'wikidata-p190-2016', 'names.tsv')

/** How many cities, twinnings, and twinnings that only one side claims. */
export interface Counts {
  readonly cities: number
  readonly twinnings: number
  readonly oneSided: number
}

/** Counted from the files, by nothing of the import: two columns parted by a tab, no comments. */
export function countsInFile(edges: string, labels?: string): Counts {
  const rows = (path: string): [string, string][] =>
    readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => line.split('\t') as [string, string])
  const claims = new Set(rows(edges).map(([from, to]) => `${from} ${to}`))
  const pairs = new Set([...claims].map((claim) => claim.split(' ').sort().join(' ')))
  const mutual = [...claims].filter((claim) => claims.has(claim.split(' ').reverse().join(' '))).length / 2
  const cities = new Set([...claims].flatMap((claim) => claim.split(' ')))
  for (const [id] of labels === undefined ? [] : rows(labels)) cities.add(id)
  return { cities: cities.size, twinnings: pairs.size, oneSided: pairs.size - mutual }
}

/** Counted in the database, past the graph's own queries. */
export async function countsInDatabase(
  engine: Engine,
): Promise<Counts & { readonly ids: number; readonly ties: number }> {
  const one = async (text: string): Promise<number> =>
    Number((await engine.read({ name: 'test/count', text }))[0]?.['n'])
  return {
    cities: await one('MATCH (n:City) RETURN count(n) AS n'),
    ids: await one('MATCH (n:Entity) RETURN count(DISTINCT n.id) AS n'),
    twinnings: await one('MATCH (:City)-[r:TWINNED_WITH]->(:City) RETURN count(r) AS n'),
    ties: await one('MATCH ()-[r]->() WHERE r.id IS NOT NULL RETURN count(DISTINCT r.id) AS n'),
    oneSided: await one('MATCH (:City)-[r:TWINNED_WITH]->(:City) WHERE r.oneSidedId IS NOT NULL RETURN count(r) AS n'),
  }
}

/** The same as `countsInDatabase` of a graph that holds all of it, each thing once. */
export const whole = (counts: Counts) => ({ ...counts, ids: counts.cities, ties: counts.twinnings })

/** An edge list like the real one where that is not at hand: most ties claimed by both sides. */
export function writeGeneratedEdges(path: string, lines_count: number): void {
  const lines = Array.from({ length: lines_count }, (_, i) => {
    const pair = Math.floor(i / 2)
    const [from, to] = [1 + (pair % 997), 1000 + ((pair * 7919) % 3001)]
    // Every fiftieth tie is claimed by one side only: its second line is another's.
    const back = i % 2 === 1 && pair % 50 !== 0
    return back ? `Q${to}\tQ${from}` : `Q${from}\tQ${to}`
  })
  writeFileSync(path, `${lines.join('\n')}\n`)
}
