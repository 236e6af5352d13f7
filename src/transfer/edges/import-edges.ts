import { basename } from 'node:path'
import { checkText } from '../../domain/attributes.js'
import { invalidInput } from '../../domain/errors.js'
import { checkRelationshipFact, type EntityFact, type RelationshipFact } from '../../domain/facts.js'
import { fold } from '../../domain/fold.js'
import { isEntityId, isWikidataId, slugOf } from '../../domain/ids.js'
import type { LoadProgress, LoadReport, SourceDescription } from '../../graph/commands/load-sources.js'
import type { Graph } from '../../graph/graph.js'
import { limits } from '../../limits.js'
import { checksumOf } from '../checksum.js'
import { faultyInput, type PlacedFault } from '../faults.js'
import { readLines } from './edge-list.js'

export interface EdgeListImport {
  /** Two columns, one twinning a line, claimed by the city in the first. */
  readonly edges: string
  /** Two columns: a city's id and its name, in whichever language. */
  readonly labels?: string
  /** What the file is called as a source; its name without ending where nothing is said. */
  readonly source?: string
  readonly title?: string
  readonly licence?: string
}

export interface EdgeListSize {
  readonly lines_count: number
  readonly labels_count: number
}

/**
 * Imports an edge list as twinnings of cities. Both files are checked to their end before
 * anything is written; an import of the same content again changes nothing.
 */
export async function importEdges(
  graph: Graph,
  options: EdgeListImport,
  { checked, progress }: { checked?: (size: EdgeListSize) => void; progress?: LoadProgress } = {},
): Promise<LoadReport> {
  const { edges, labels } = options
  const source = describe(options)
  const slug = source.id.replace('ct:source/', '')
  const size = await check(edges, labels, slug)
  checked?.(size)
  const content = {
    source,
    checksum: await checksumOf(labels === undefined ? [edges] : [labels, edges]),
    entities: cities(edges, labels, slug),
    relationships: twinnings(edges, slug),
  }
  const [report] = await graph.loader.load(
    [content],
    { actor: 'cityties import', reason: `edge list ${basename(edges)}` },
    progress,
  )
  if (!report) throw new Error('a load without a report')
  return report
}

function describe({ edges, source, title, licence }: EdgeListImport): SourceDescription {
  const slug = source ?? slugOf(fold(basename(edges).replace(/\.[^.]+$/, '')))
  const id = `ct:source/${slug}`
  if (!isEntityId(id)) throw invalidInput(`'${slug}' cannot name a source; use a-z, 0-9 and single hyphens (--source).`)
  return { id, title: title ?? basename(edges), licence: licence ?? 'not stated' }
}

/** `Q6259` is a Wikidata item, an id of ours is itself; anything else is named after the source. */
function cityId(token: string, slug: string): string {
  if (isWikidataId(token)) return `wd:${token}`
  return isEntityId(token) ? token : `ct:city/${slug}-${slugOf(fold(token))}`
}

/** A label may hold spaces where spaces part the columns. */
const labelIn = (columns: readonly string[]): string => columns.join(' ').normalize('NFC')

function wikidataIdIn(token: string): { readonly wikidataId?: string } {
  const item = token.replace(/^wd:/, '')
  return isWikidataId(item) ? { wikidataId: item } : {}
}

async function check(edges: string, labels: string | undefined, slug: string): Promise<EdgeListSize> {
  const faults: PlacedFault[] = []
  let labels_count = 0
  if (labels !== undefined) {
    for await (const { number, columns } of readLines(labels)) {
      labels_count++
      const [token = '', ...label] = columns
      const expected = isEntityId(cityId(token, slug))
        ? checkText(labelIn(label), limits.nameMax_chars)
        : 'an id and a name'
      if (expected !== null) faults.push({ place: `${labels}:${number}`, message: `expected ${expected}` })
    }
  }
  let lines_count = 0
  for await (const { number, columns } of readLines(edges)) {
    lines_count++
    const place = `${edges}:${number}`
    if (columns.length !== 2) faults.push({ place, message: `expected two columns, found ${columns.length}` })
    else {
      const checked = checkRelationshipFact(rawTwinning(columns, number, slug))
      if ('faults' in checked)
        faults.push(...checked.faults.map(({ field, message }) => ({ place, message: `${field}: ${message}` })))
    }
  }
  if (lines_count === 0) faults.push({ place: edges, message: 'has no line with two columns' })
  if (faults.length > 0) throw faultyInput('The edge list has faults', faults)
  return { lines_count, labels_count }
}

async function* cities(edges: string, labels: string | undefined, slug: string): AsyncIterable<EntityFact> {
  const seen = new Set<string>()
  const fact = (token: string, at: string, label?: string): EntityFact => ({
    id: cityId(token, slug),
    type: 'City',
    at,
    modality: 'STATED',
    claimant: '',
    names: label === undefined ? [] : [{ language: 'und', text: label }],
    attributes: wikidataIdIn(token),
  })
  if (labels !== undefined) {
    for await (const { number, columns } of readLines(labels)) {
      const [token = '', ...label] = columns
      seen.add(token)
      yield fact(token, `label in line ${number}`, labelIn(label))
    }
  }
  for await (const { number, columns } of readLines(edges)) {
    for (const token of columns.filter((end) => !seen.has(end))) {
      seen.add(token)
      yield fact(token, `line ${number}`)
    }
  }
}

const rawTwinning = ([from = '', to = '']: readonly string[], number: number, slug: string) => ({
  type: 'TWINNED_WITH',
  from: cityId(from, slug),
  to: cityId(to, slug),
  claimant: cityId(from, slug),
  at: `line ${number}`,
})

async function* twinnings(edges: string, slug: string): AsyncIterable<RelationshipFact> {
  for await (const { number, columns } of readLines(edges)) {
    const checked = checkRelationshipFact(rawTwinning(columns, number, slug))
    if ('fact' in checked) yield checked.fact
  }
}
