import { fold } from '../../domain/fold.js'
import { isEntityId, isWikidataId, itemOf, slugOf } from '../../domain/ids.js'
import { checkText } from '../../domain/text.js'
import { limits } from '../../limits.js'
import { blocksOfLines, type Line } from '../import/lines.js'
import type { RawFact, Reader, Row } from '../import/row.js'

/**
 * Reads two columns, tabs or spaces between: each line a city that claims a twinning, and the
 * other city; before it labels, where there are any: each line a city's id and its name, in
 * whichever language. Lines that are empty or begin with % or # are comments.
 *
 * @param slug of the source, after which cities are named that have no id
 * @param looksUp names are left to be resolved; else each is a city of the source
 */
export const edgeListReader = (slug: string, looksUp: boolean): Reader =>
  async function* (edges, labels) {
    if (labels)
      for await (const block of blocksOfLines(labels, lineMax_bytes))
        yield rowsOf(block, (line) => labelRow(line, slug))
    // Most cities stand in many lines.
    const known = new Map<string, RawFact>()
    const mentionOf = (token: string): RawFact => {
      const met = known.get(token)
      if (met) return met
      const mention = looksUp && !isId(token) ? unresolved(token) : city(token, slug)
      if (known.size >= limits.mentionsKept_count) known.clear()
      known.set(token, mention)
      return mention
    }
    for await (const block of blocksOfLines(edges, lineMax_bytes))
      yield rowsOf(block, (line) => edgeRow(line, mentionOf))
  }

interface ColumnLine extends Line {
  readonly columns: readonly string[]
}

/** A character takes at most four bytes in UTF-8. */
const lineMax_bytes = 4 * limits.labelFileLineMax_chars

function* rowsOf(lines: Iterable<Line>, rowOf: (line: ColumnLine) => Row): Iterable<Row> {
  for (const line of lines) {
    const { number, text, fault } = line
    if (fault === undefined && /^\s*(?:[%#]|$)/.test(text)) continue
    const columns = columnsOf(text)
    yield rowOf(fault === undefined ? { number, text, columns } : { number, text, columns, fault })
  }
}

/** Columns are parted by tabs where a line has any, else by spaces. */
const columnsOf = (text: string): string[] =>
  (text.includes('\t') ? text.split('\t') : text.trim().split(/ +/)).map((column) => column.trim())

/** `Q6259` is a Wikidata item, an id of ours is itself; anything else is named after the source. */
function cityId(token: string, slug: string): string {
  if (isWikidataId(token)) return `wd:${token}`
  return isEntityId(token) ? token : `ct:city/${slug}-${slugOf(fold(token))}`
}

const isId = (token: string): boolean => isWikidataId(token) || isEntityId(token)

const unresolved = (token: string): RawFact => ({ id: { name: token.normalize('NFC'), type: 'City' }, type: 'City' })

/** The facts of a city that only an edge list names. */
export const namedCity = (name: string, slug: string): RawFact & { readonly id: string } => city(name, slug)

function city(token: string, slug: string, label?: string): RawFact & { readonly id: string } {
  const item = itemOf(token) ?? token
  // What is no id is the city's name, where no label says it.
  const name = label ?? (isId(token) ? undefined : token.normalize('NFC'))
  return {
    id: cityId(token, slug),
    type: 'City',
    ...(name === undefined ? {} : { names: { und: name } }),
    ...(isWikidataId(item) ? { wikidataId: item } : {}),
  }
}

function labelRow({ number, text, columns, fault }: ColumnLine, slug: string): Row {
  const [token = '', ...rest] = columns
  // A label may hold spaces where spaces part the columns.
  const label = rest.join(' ').normalize('NFC')
  const expected = isEntityId(cityId(token, slug)) ? checkText(label, limits.nameMax_chars) : 'an id and a name'
  const wrong = fault ?? (expected === null ? undefined : `expected ${expected}`)
  const place = `label in line ${number}`
  if (wrong !== undefined) return faulty(place, text, wrong)
  return { place, original: text, entities: [city(token, slug, label)], relationships: [] }
}

function edgeRow({ number, text, columns, fault }: ColumnLine, mentionOf: (token: string) => RawFact): Row {
  const wrong = fault ?? (columns.length === 2 ? undefined : `expected two columns, found ${columns.length}`)
  const place = `line ${number}`
  if (wrong !== undefined) return faulty(place, text, wrong)
  const mentions = columns.map(mentionOf)
  const [from, to] = mentions.map(({ id }) => id)
  const relationships = [{ type: 'TWINNED_WITH', from, to, claimant: from }]
  return { place, original: text, entities: [], mentions, relationships }
}

const faulty = (place: string, original: string, fault: string): Row => ({
  place,
  original,
  entities: [],
  relationships: [],
  fault,
})
