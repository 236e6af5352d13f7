import { basename } from 'node:path'
import { checkText } from '../../domain/attributes.js'
import { invalidInput } from '../../domain/errors.js'
import { checkRelationshipFact, type EntityFact, type RelationshipFact } from '../../domain/facts.js'
import { fold } from '../../domain/fold.js'
import { isEntityId, isWikidataId, slugOf } from '../../domain/ids.js'
import type { LoadProgress, LoadReport } from '../../graph/commands/load-sources.js'
import type { SourceDescription } from '../../graph/commands/source-description.js'
import type { Graph } from '../../graph/graph.js'
import { limits } from '../../limits.js'
import { checksumOf } from '../checksum.js'
import { faultyInput, type PlacedFault } from '../faults.js'
import { checkSource } from '../source-rules.js'
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
  /** Facts that will be read: one for each label, each line, and each city without a label. */
  readonly facts_count: number
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
  const { facts_count, cities: named } = await check(edges, labels, slug)
  await assertCities(graph, named)
  checked?.({ facts_count })
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
  const description = { id, title: title ?? basename(edges), licence: licence ?? 'not stated', importer: 'edge lists' }
  const [fault] = checkSource(description, ['importer'])
  if (fault) throw invalidInput(`--${fault.field}: ${fault.message}.`)
  return description
}

/** `Q6259` is a Wikidata item, an id of ours is itself; anything else is named after the source. */
function cityId(token: string, slug: string): string {
  if (isWikidataId(token)) return `wd:${token}`
  return isEntityId(token) ? token : `ct:city/${slug}-${slugOf(fold(token))}`
}

/** A label may hold spaces where spaces part the columns. */
const labelIn = (columns: readonly string[]): string => columns.join(' ').normalize('NFC')

/** The label; without one, what stands there is the city's name, if it is not an id. */
function nameIn(token: string, label: string | undefined): string[] {
  if (label !== undefined) return [label]
  return isWikidataId(token) || isEntityId(token) ? [] : [token.normalize('NFC')]
}

function wikidataIdIn(token: string): { readonly wikidataId?: string } {
  const item = token.replace(/^wd:/, '')
  return isWikidataId(item) ? { wikidataId: item } : {}
}

interface Checked extends EdgeListSize {
  /** The ids of all cities, with the place where each is named first. */
  readonly cities: ReadonlyMap<string, string>
}

async function check(edges: string, labels: string | undefined, slug: string): Promise<Checked> {
  const named = new Map<string, string>()
  const faults: PlacedFault[] = []
  let labels_count = 0
  if (labels !== undefined) {
    for await (const { number, columns } of readLines(labels)) {
      labels_count++
      const [token = '', ...label] = columns
      const id = cityId(token, slug)
      if (!named.has(id)) named.set(id, `${labels}:${number}`)
      const expected = isEntityId(id) ? checkText(labelIn(label), limits.nameMax_chars) : 'an id and a name'
      if (expected !== null) faults.push({ place: `${labels}:${number}`, message: `expected ${expected}` })
    }
  }
  let facts_count = labels_count
  let lines_count = 0
  for await (const { number, columns } of readLines(edges)) {
    lines_count++
    const place = `${edges}:${number}`
    if (columns.length !== 2) faults.push({ place, message: `expected two columns, found ${columns.length}` })
    else {
      const checked = checkRelationshipFact(rawTwinning(columns, number, slug))
      for (const id of columns.map((token) => cityId(token, slug)).filter((end) => !named.has(end))) {
        named.set(id, place)
        facts_count++
      }
      for (const name of columns.flatMap((token) => nameIn(token, undefined))) {
        const expected = checkText(name, limits.nameMax_chars)
        if (expected !== null) faults.push({ place, message: `expected ${expected}` })
      }
      if ('faults' in checked)
        faults.push(...checked.faults.map(({ field, message }) => ({ place, message: `${field}: ${message}` })))
    }
  }
  if (lines_count === 0) faults.push({ place: edges, message: 'has no line with two columns' })
  if (faults.length > 0) throw faultyInput('The edge list has faults', faults)
  return { facts_count: facts_count + lines_count, cities: named }
}

/** Refuses ids that the graph knows as something else than a city. */
async function assertCities(graph: Graph, cities: ReadonlyMap<string, string>): Promise<void> {
  const ids = [...cities.keys()]
  const faults: PlacedFault[] = []
  for (let from = 0; from < ids.length; from += limits.loaderBatch_ids) {
    for (const { id, type } of (await graph.entities.byIds(ids.slice(from, from + limits.loaderBatch_ids))).values()) {
      if (type !== 'City') faults.push({ place: cities.get(id) ?? '', message: `${id} is of type ${type}, not a city` })
    }
  }
  if (faults.length > 0) throw faultyInput('The edge list has faults', faults)
}

async function* cities(edges: string, labels: string | undefined, slug: string): AsyncIterable<EntityFact> {
  const seen = new Set<string>()
  const fact = (token: string, at: string, label?: string): EntityFact => ({
    id: cityId(token, slug),
    type: 'City',
    at,
    modality: 'STATED',
    claimant: '',
    names: nameIn(token, label).map((text) => ({ language: 'und', text })),
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
