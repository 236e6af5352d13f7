import { invalidInput } from '../../domain/errors.js'
import type { EntityFact, RelationshipFact } from '../../domain/facts.js'
import { groupBy } from '../../domain/group-by.js'
import { formatRelationshipId, parseRelationshipId } from '../../domain/ids.js'
import { inBatches } from '../../domain/in-batches.js'
import { type Assertion, merge } from '../../domain/record.js'
import type { Author } from '../change-log.js'
import type { SourceQueries } from '../queries/sources.js'
import { assertionsIn, type Fact } from './assertions-in.js'
import { EditionLoad } from './edition-load.js'
import type { Editions } from './editions.js'
import type { Edits } from './plan-edits.js'
import type { SourceDescription } from './source-description.js'

/** One edition of a source with the facts that it states. */
export interface SourceContent {
  readonly source: SourceDescription
  /** SHA-256 of what the facts are read from, in hex: the same content is the same edition. */
  readonly checksum: string
  readonly entities: AsyncIterable<EntityFact> | Iterable<EntityFact>
  readonly relationships: AsyncIterable<RelationshipFact> | Iterable<RelationshipFact>
}

export interface LoadReport {
  readonly source: string
  readonly edition: string
  /** True when the graph held this edition already, so that nothing was read. */
  readonly unchanged: boolean
  facts_count: number
  created_count: number
  updated_count: number
  /** Editions of the source whose place this one has taken. */
  readonly superseded: string[]
  removed_count: number
}

/** Told after each batch: the facts read so far, over all sources. */
export type LoadProgress = (facts_count: number) => void

/**
 * Loads editions of sources: their facts in batches, each its own transaction, and when the
 * last is in, what older editions of the same sources said goes, unless another source says
 * it too. Interrupted anywhere and run again, the result is the same: an assertion that is
 * there already is not made twice.
 */
export class SourceLoader {
  constructor(
    readonly editions: Editions,
    readonly sources: SourceQueries,
  ) {}

  /** Entities of all sources go in before relationships of any, so that sources may refer to each other. */
  async load(
    contents: readonly SourceContent[],
    author: Author,
    progress: LoadProgress = () => {},
  ): Promise<LoadReport[]> {
    const loads = await Promise.all(contents.map((content) => this.#open(content, author)))
    const fresh = loads.filter(({ report }) => !report.unchanged)
    let done_count = 0
    const step = (count: number): void => {
      done_count += count
      progress(done_count)
    }
    for (const { opened } of fresh) await opened.begin()
    for (const load of fresh) await this.#assert(load, load.content.entities, step)
    for (const load of fresh) await this.#assert(load, load.content.relationships, step)
    for (const { opened, report } of fresh) {
      const { superseded, removed_count } = await opened.finish()
      report.superseded.push(...superseded)
      report.removed_count += removed_count
    }
    return loads.map(({ report }) => report)
  }

  async #open(content: SourceContent, author: Author): Promise<Load> {
    const opened = await EditionLoad.open(this, content, author)
    return { content, opened, report: emptyReport(opened) }
  }

  async #assert(
    { opened, report }: Load,
    facts: AsyncIterable<Fact> | Iterable<Fact>,
    step: (count: number) => void,
  ): Promise<void> {
    for await (const batch of inBatches(facts, this.editions.batch_rows)) {
      const { removed, created_count, updated_count } = await opened.edit(editsOf(batch, report.edition))
      report.facts_count += batch.length
      report.created_count += created_count
      report.updated_count += updated_count
      report.removed_count += removed.length
      step(batch.length)
    }
  }
}

interface Load {
  readonly content: SourceContent
  readonly opened: EditionLoad
  readonly report: LoadReport
}

const emptyReport = ({ source, edition, isKnown }: EditionLoad): LoadReport => ({
  source: source.id,
  edition: edition.id,
  unchanged: isKnown,
  facts_count: 0,
  created_count: 0,
  updated_count: 0,
  superseded: [],
  removed_count: 0,
})

function editsOf(facts: readonly Fact[], edition: string): Edits {
  const adding = (group: readonly Fact[]) => {
    const added = group.flatMap((fact) => assertionsIn(fact, edition))
    return (existing: readonly Assertion[]): Assertion[] => merge(existing, added)
  }
  const entities = groupBy(
    facts.filter((fact) => 'names' in fact),
    ({ id }) => id,
  )
  const relationships = groupBy(
    facts.filter((fact) => 'from' in fact),
    (fact) => formatRelationshipId(fact),
  )
  return {
    entities: new Map([...entities].map(([id, group]) => [id, { type: sameType(group), edit: adding(group) }])),
    relationships: new Map(
      [...relationships].map(([id, group]) => {
        const key = parseRelationshipId(id)
        if (!key) throw invalidInput(`${id} is not a relationship's id.`)
        return [id, { key, edit: adding(group) }]
      }),
    ),
  }
}

function sameType(facts: readonly EntityFact[]): EntityFact['type'] {
  const [first] = facts
  const other = facts.find(({ type }) => type !== first?.type)
  if (!first || other) throw invalidInput(`${first?.id} is called a ${first?.type} and a ${other?.type}.`)
  return first.type
}
