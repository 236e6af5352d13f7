import { byCodeUnit } from '../../domain/by-code-unit.js'
import { groupBy } from '../../domain/group-by.js'
import { type PartialDate, rangeOf } from '../../domain/partial-date.js'
import { unturned } from '../../domain/text.js'
import type { EntityType, RelationshipType } from '../../domain/vocabulary.js'
import { limits } from '../../limits.js'
import type { RawFact, Row } from '../import/row.js'
import { type Item, type Property, type Qualifier, qualifiers, type Reference, type Statement } from './item.js'
import { oneLine } from './one-line.js'
import { dateOf } from './wikidata-date.js'

/** A property whose statements are ties of the graph. */
export interface Tie {
  readonly property: Property
  readonly type: RelationshipType
  readonly to: EntityType
  /** The item that it stands on is who claims it. */
  readonly isClaimed?: true
  /** Its dates and its references are taken. */
  readonly isQualified?: true
}

interface Period {
  readonly since?: PartialDate
  readonly until?: PartialDate
  /** Ended, nobody knows when. */
  readonly status?: 'ENDED'
  readonly refused: readonly string[]
}

interface Dated extends Period {
  readonly statement: Statement
  readonly ordinal: number
}

/** What statements are of. */
interface Subject {
  readonly item: Item
  readonly type: EntityType
  readonly tie: Tie
  /** As what an item is taken already, if it is. */
  readonly typeOf: (item: string) => EntityType | null
}

/** A row for each statement, with the dates that it has; and one for each date that cannot be taken. */
export function* statementRows({ item, type, tie, typeOf }: Subject, statements: readonly Statement[]): Iterable<Row> {
  const [from, place] = [`wd:${item.id}`, `${item.id}, ${tie.property}`]
  for (const { statement, ordinal, since, until, status, refused } of inOrder(statements, tie)) {
    const row = { place, original: statement.original, entities: [], relationships: [] }
    const target = String(statement.value)
    const other = typeOf(target)
    if (other !== null && other !== tie.to) {
      yield { ...row, fault: `${target} is taken for a ${other}, and cannot be a ${tie.to} too` }
      continue
    }
    for (const fault of refused) yield { ...row, fault }
    const to = `wd:${target}`
    const fact: RawFact = {
      type: tie.type,
      from,
      to,
      ordinal,
      ...(tie.isClaimed ? { claimant: from } : {}),
      ...(since === undefined ? {} : { since }),
      ...(until === undefined ? {} : { until }),
      ...(status === undefined || tie.type !== 'TWINNED_WITH' ? {} : { status }),
    }
    yield {
      ...row,
      mentions: [
        { id: from, type, wikidataId: item.id },
        { id: to, type: tie.to, wikidataId: target },
      ],
      relationships: locatorsOf(place, tie.isQualified ? statement.references : []).map((at) => ({ ...fact, at })),
    }
  }
}

/** With their ordinals: a tie that began after one with the same ended is another. */
function inOrder(statements: readonly Statement[], { isQualified }: Tie): Dated[] {
  if (!isQualified) return statements.map((statement) => ({ statement, ordinal: 0, refused: [] }))
  const dated = statements.map((statement) => ({ statement, ...periodOf(statement) }))
  return [...groupBy(dated, ({ statement }) => String(statement.value)).values()].flatMap((group) => {
    const first = ({ since }: Period): string => rangeOf(since ?? '')?.earliest ?? ''
    let ordinal = 0
    return [...group]
      .sort((a, b) => byCodeUnit(first(a), first(b)))
      .map((one, i, all) => {
        const ended = rangeOf(all[i - 1]?.until ?? '')?.latest
        if (ended !== undefined && first(one) > ended) ordinal++
        return { ...one, ordinal }
      })
  })
}

function periodOf({ start, end, pointInTime }: Statement): Period {
  const refused: string[] = []
  const read = (name: string, property: string, qualifier: Qualifier | undefined): PartialDate | undefined => {
    if (qualifier === undefined || qualifier === 'unknown') return undefined
    const reading = dateOf(qualifier)
    if ('date' in reading) return reading.date
    refused.push(`${name} (${property}): ${reading.refused}; the tie is taken without it`)
    return undefined
  }
  // The time at which a twinning is stated to have been is that of its agreement.
  const since = start
    ? read('start time', qualifiers.start, start)
    : read('point in time', qualifiers.pointInTime, pointInTime)
  const until = read('end time', qualifiers.end, end)
  return {
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
    ...(end !== undefined && until === undefined ? { status: 'ENDED' } : {}),
    refused,
  }
}

/** Where it is stated: once for each reference, else the statement itself. */
function locatorsOf(place: string, references: readonly Reference[]): string[] {
  if (references.length === 0) return [place]
  return [...new Set(references.map((reference) => locatorOf(`${place}, ${referenceText(reference)}`)))]
}

const locatorOf = (text: string): string => oneLine(unturned(text).normalize('NFC'), limits.nameMax_chars)

function referenceText({ url, statedIn, retrieved }: Reference): string {
  const reading = retrieved ? dateOf(retrieved) : { refused: '' }
  return [
    ...(statedIn === undefined ? [] : [`stated in ${statedIn}`]),
    ...(url === undefined ? [] : [url]),
    ...('date' in reading ? [`retrieved ${reading.date}`] : []),
  ].join(', ')
}
