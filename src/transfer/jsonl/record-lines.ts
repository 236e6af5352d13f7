import {
  type Attributes,
  type Properties,
  recordedAttributes,
  relationshipRules,
  type Value,
} from '../../domain/attributes.js'
import { byCodeUnit } from '../../domain/by-code-unit.js'
import { type Materialised, type StatedListener, tellStated } from '../../domain/record.js'
import type { Modality } from '../../domain/vocabulary.js'
import type { ExtractedEntity, ExtractedTie } from '../../graph/queries/extract.js'
import type { EditionRecord, SourceRecord } from '../../graph/records.js'

/**
 * The records of a graph as lines of JSON. Facts have the form that seed files give them; a
 * thing's facts stand in the order of its citations, so that they make the same thing again.
 */

export const sourceLine = (source: SourceRecord): string =>
  JSON.stringify({ source: withFirst(source, ['id', 'title', 'licence'], ['sortKey']) })

export const editionLine = (edition: EditionRecord): string =>
  JSON.stringify({ edition: withFirst(edition, ['id', 'source', 'checksum', 'importedAt', 'status'], []) })

export const entityLine = ({ entity, claims }: ExtractedEntity): string =>
  JSON.stringify({
    entity: entity.id,
    type: entity.type,
    facts: factsIn({ properties: entity, claims }, recordedAttributes[entity.type]),
  })

export const relationshipLine = ({ relationship, claims }: ExtractedTie): string =>
  JSON.stringify({
    relationship: relationship.id,
    facts: factsIn({ properties: relationship, claims }, relationshipRules[relationship.type].attributes),
  })

/** Properties in an order of their own: an engine's is not the same everywhere. */
function withFirst(properties: Properties, first: readonly string[], without: readonly string[]): Properties {
  const rest = Object.keys(properties)
    .filter((name) => !first.includes(name) && !without.includes(name))
    .sort(byCodeUnit)
  return Object.fromEntries(
    [...first, ...rest].flatMap((name) => {
      const value = properties[name]
      return value === undefined ? [] : [[name, value]]
    }),
  )
}

function factsIn(thing: Materialised, attributes: Attributes): readonly object[] {
  const facts = new Facts()
  tellStated(thing, attributes, facts)
  return facts.list()
}

/** What one place says is one fact, unless it gives an attribute two values, or languages in turns. */
class Facts implements StatedListener {
  readonly #facts: object[] = []
  #edition = ''
  #locator = ''
  #claimant = ''
  #modality: Modality = 'STATED'
  #names: Record<string, string | string[]> | null = null
  #attributes: Record<string, Value | null> | null = null

  cite(edition: string, locator: string, claimant: string, modality: Modality): void {
    this.#end()
    this.#edition = edition
    this.#locator = locator
    this.#claimant = claimant
    this.#modality = modality
  }

  exists(): void {
    this.#facts.push(this.#begin())
  }

  name(language: string, text: string): void {
    let known = this.#names?.[language]
    // A language that others have followed begins another fact: an object has each once, and their order counts.
    if (known !== undefined && Object.keys(this.#names ?? {}).at(-1) !== language) {
      this.#end()
      known = undefined
    }
    this.#names ??= {}
    this.#names[language] = known === undefined ? text : [known, text].flat()
  }

  attribute(name: string, value: Value | null): void {
    if (this.#attributes !== null && Object.hasOwn(this.#attributes, name)) this.#end()
    this.#attributes ??= {}
    this.#attributes[name] = value
  }

  list(): readonly object[] {
    this.#end()
    return this.#facts
  }

  #begin(): Record<string, unknown> {
    const fact: Record<string, unknown> = { edition: this.#edition, at: this.#locator }
    if (this.#modality !== 'STATED') fact['modality'] = this.#modality
    if (this.#claimant !== '') fact['claimant'] = this.#claimant
    return fact
  }

  #end(): void {
    if (this.#names === null && this.#attributes === null) return
    const fact = this.#begin()
    if (this.#names !== null) fact['names'] = this.#names
    this.#facts.push(this.#attributes === null ? fact : Object.assign(fact, this.#attributes))
    this.#names = null
    this.#attributes = null
  }
}
