import { invalidInput } from '../../domain/errors.js'
import { limits } from '../../limits.js'
import type { Input } from '../import/input.js'
import { linesOf } from '../import/lines.js'
import type { Row } from '../import/row.js'
import { DumpScope } from './dump-scope.js'
import { type EntityJson, itemOf } from './entity-json.js'
import { type Item, type Property, properties, type Statement, statementsOf } from './item.js'
import { rowsOf } from './item-rows.js'
import type { LanguageChoice } from './languages.js'

/** An entity of a dump, as its line has it. */
interface EntityLine {
  readonly place: string
  readonly text: string
  readonly fault?: string
}

export interface DumpSettings {
  readonly languages: LanguageChoice
  readonly universityClasses: readonly string[]
}

/**
 * What a dump of entities in JSON says of cities that have twins (`latest-all.json.gz`, one entity a
 * line). It is read twice: once for what belongs together, wherever it stands, once for what is
 * said of it. Only the ids of that are kept.
 *
 * @see https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html
 */
export const rowsOfDump = (input: Input, settings: DumpSettings): AsyncIterable<Row> =>
  rowsOfEntities(() => dumpLines(input), settings)

/** The same of what `Special:EntityData` and `wbgetentities` give: some entities in one object. */
export const rowsOfEntityData = (input: Input, settings: DumpSettings): AsyncIterable<Row> =>
  rowsOfEntities(() => entityDataLines(input), settings)

async function* rowsOfEntities(
  lines: () => AsyncIterable<EntityLine>,
  { languages, universityClasses }: DumpSettings,
): AsyncIterable<Row> {
  const scope = new DumpScope(universityClasses)
  for await (const { text, fault } of lines()) {
    const entity = fault === undefined && scope.mayMatter(text) ? entityIn(text) : null
    if (entity) scope.add(itemOf(entity, languages))
  }
  scope.close()
  for await (const { place, text, fault } of lines()) {
    const id = fault === undefined ? idIn(text) : null
    const type = id === null ? null : scope.typeOf(id)
    const entity = type === null ? null : entityIn(text)
    if (type !== null && entity)
      yield* rowsOf(withinScope(itemOf(entity, languages), scope), type, (target) => scope.typeOf(target))
    const isBroken = type === null ? !(text.startsWith('{') && text.endsWith('}')) : entity === null
    if (fault !== undefined || isBroken)
      yield { place, original: text, entities: [], relationships: [], fault: fault ?? 'is no entity in JSON' }
  }
}

/** A university’s places are those that have twins: others are no cities here. */
function withinScope(item: Item, scope: DumpScope): Item {
  const within = (property: Property): readonly Statement[] =>
    statementsOf(item, property).filter(({ value }) => scope.typeOf(String(value)) === 'City')
  const { locatedIn, headquarters } = properties
  const places = { [locatedIn]: within(locatedIn), [headquarters]: within(headquarters) }
  return { ...item, statements: { ...item.statements, ...places } }
}

/** The id stands near the beginning of its line: before it are at most its page's number and title. */
const idIn = (text: string): string | null => /"id"\s*:\s*"(Q[1-9]\d*)"/.exec(text.slice(0, 500))?.[1] ?? null

function entityIn(text: string): (EntityJson & { readonly id: string }) | null {
  try {
    const entity = JSON.parse(text) as EntityJson | null
    return entity?.type === 'item' && typeof entity.id === 'string' ? { ...entity, id: entity.id } : null
  } catch {
    return null
  }
}

/** The lines of the list, without its brackets and the commas between. */
async function* dumpLines(input: Input): AsyncIterable<EntityLine> {
  let isList = false
  let isClosed = false
  for await (const { number, text, fault } of linesOf(input, limits.wikidataEntityMax_bytes)) {
    const line = text.trim().replace(/,$/, '')
    if (line === '[') isList = true
    else if (line === ']') isClosed = true
    else if (line !== '') yield { place: `line ${number}`, text: line, ...(fault === undefined ? {} : { fault }) }
  }
  if (isList && !isClosed) throw invalidInput(`${input.name} is cut off: its list has no end. Get it again.`)
}

async function* entityDataLines(input: Input): AsyncIterable<EntityLine> {
  const { text, isWhole } = await wholeText(input)
  const entities = isWhole ? entitiesIn(text) : null
  if (!entities)
    throw invalidInput(
      `${input.name} is no entity data in JSON, or more than ${limits.wikidataEntityMax_bytes} bytes of them.`,
    )
  for (const entity of entities) yield { place: idIn(JSON.stringify(entity)) ?? 'entity', text: JSON.stringify(entity) }
}

async function wholeText(input: Input): Promise<{ text: string; isWhole: boolean }> {
  const chunks: Buffer[] = []
  let size_bytes = 0
  for await (const chunk of input.content()) {
    size_bytes += chunk.length
    if (size_bytes > limits.wikidataEntityMax_bytes) return { text: '', isWhole: false }
    chunks.push(chunk)
  }
  return { text: Buffer.concat(chunks).toString('utf8'), isWhole: true }
}

function entitiesIn(text: string): unknown[] | null {
  try {
    const { entities } = JSON.parse(text) as { entities?: object }
    return entities ? Object.values(entities) : null
  } catch {
    return null
  }
}
