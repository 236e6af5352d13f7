import type { Name } from '../../domain/record.js'
import type { EntityType } from '../../domain/vocabulary.js'
import type { Binding, Term } from './bindings.js'
import {
  type Item,
  type Point,
  type Property,
  properties,
  type Qualifier,
  type Reference,
  type Statement,
} from './item.js'
import type { WikidataTime } from './wikidata-date.js'

/**
 * The variables that are understood, in the project's own queries (sparql/wikidata/) and in saved
 * results. `item` may be called `city`. Each that stands for an item may have `…Label`, `…Alias` and `…AltLabel`.
 */
const subjects = { university: 'University', item: 'City', city: 'City' } as const
const linked = { twin: 'City', programme: 'Programme', country: 'Country', city: 'City', headquarters: 'City' } as const

/** Variables whose values are statements of the subject. */
const stated: Readonly<Record<string, Property>> = {
  twin: properties.twin,
  programme: properties.memberOf,
  country: properties.country,
  coordinates: properties.coordinates,
  population: properties.population,
  geonames: properties.geonames,
  headquarters: properties.headquarters,
}

export interface TypedItem {
  readonly item: Item
  readonly type: EntityType
}

/** The variable of a row that all others are about, null where there is none. */
export const subjectOf = (binding: Binding): keyof typeof subjects | null =>
  (Object.keys(subjects) as (keyof typeof subjects)[]).find((name) => binding[name] !== undefined) ?? null

/** Whether a result with these variables has something to say. */
export const areKnown = (variables: readonly string[]): boolean =>
  Object.keys(subjects).some((name) => variables.includes(name)) &&
  variables.some(
    (name) => name in stated || /^(?:item|city|university)(?:Alt)?Label$/.test(name) || name === 'countryCode',
  )

interface Draft {
  readonly type: EntityType
  readonly labels: Name[]
  readonly aliases: Name[]
  readonly statements: Map<
    string,
    { readonly property: Property; readonly statement: Statement; readonly references: Reference[] }
  >
  readonly original: string
}

/** Puts the rows together that are about one subject: it, and what the rows say of items that it is tied to. */
export class ItemsOfBindings {
  readonly #drafts = new Map<string, Draft>()

  /**
   * @param tagOf the tag under which a name in a language is taken, null where it is not
   * @param type what the subjects are, where the variable's name does not say it
   */
  constructor(
    readonly tagOf: (code: string) => string | null,
    readonly type?: EntityType,
  ) {}

  add(binding: Binding): void {
    const name = subjectOf(binding)
    const subject = name === null ? undefined : binding[name]
    if (name === null || !subject || subject.isUnknown) return
    const original = JSON.stringify(binding)
    const draft = this.#draft(subject.value, (name === 'item' ? this.type : undefined) ?? subjects[name], original)
    this.#name(draft, name, binding)
    for (const [variable, property] of Object.entries(stated)) this.#state(draft, property, binding[variable], binding)
    if (name === 'university') this.#state(draft, properties.locatedIn, binding['city'], binding)
    for (const [variable, type] of Object.entries(linked)) {
      const term = variable === name ? undefined : binding[variable]
      if (term && !term.isUnknown) this.#link(variable, type, term, binding)
    }
  }

  *items(): Iterable<TypedItem> {
    for (const [id, { type, labels, aliases, statements, original }] of this.#drafts) {
      const byProperty: Partial<Record<Property, Statement[]>> = {}
      for (const { property, statement } of statements.values()) {
        byProperty[property] ??= []
        byProperty[property].push(statement)
      }
      yield { type, item: { id, names: [...labels, ...aliases], statements: byProperty, original } }
    }
  }

  #draft(id: string, type: EntityType, original: string): Draft {
    const known = this.#drafts.get(id)
    if (known) return known
    const draft: Draft = { type, labels: [], aliases: [], statements: new Map(), original }
    this.#drafts.set(id, draft)
    return draft
  }

  /** What a row says of an item that its subject is tied to, if anything. */
  #link(variable: string, type: EntityType, { value }: Term, binding: Binding): void {
    const code = variable === 'country' ? binding['countryCode'] : undefined
    if (!code && !['Label', 'Alias', 'AltLabel'].some((ending) => binding[variable + ending])) return
    const draft = this.#draft(value, type, JSON.stringify(binding))
    this.#name(draft, variable, binding)
    this.#state(draft, properties.countryCode, code, {})
  }

  #name({ labels, aliases }: Draft, variable: string, binding: Binding): void {
    const id = binding[variable]?.value
    const label = binding[`${variable}Label`]
    // The label service gives the id where there is no label.
    if (label?.value !== id) this.#push(labels, label)
    this.#push(aliases, binding[`${variable}Alias`])
    // The label service gives all aliases in one text.
    const joined = binding[`${variable}AltLabel`]
    for (const value of joined?.value.split(/, +/) ?? []) this.#push(aliases, { ...joined, value })
  }

  #push(names: Name[], name: Term | undefined): void {
    const language = name?.language === undefined ? 'und' : this.tagOf(name.language)
    if (!name || language === null || name.value.trim() === '') return
    if (!names.some((known) => known.language === language && known.text === name.value))
      names.push({ language, text: name.value })
  }

  #state({ statements }: Draft, property: Property, term: Term | undefined, binding: Binding): void {
    if (!term || term.isUnknown) return
    const value = property === properties.coordinates ? pointIn(term.value) : term.value
    const isTie = tieProperties.includes(property)
    if (isTie && binding['rank']?.value.endsWith('DeprecatedRank')) return
    const own = {
      value,
      isPreferred: isTie && binding['rank']?.value.endsWith('PreferredRank') === true,
      ...(isTie ? qualifiersIn(binding) : {}),
      ...(property === properties.population ? timeIn('pointInTime', 'populationTime', binding) : {}),
    }
    const node = isTie ? binding['statement']?.value : undefined
    const key = JSON.stringify([property, node ?? own])
    const references = statements.get(key)?.references ?? []
    if (!statements.has(key))
      statements.set(key, {
        property,
        statement: { ...own, references, original: JSON.stringify(binding) },
        references,
      })
    const reference = isTie ? referenceIn(binding) : null
    if (reference) addOnce(references, reference)
  }
}

/** Of which the qualifiers, the rank and the references of a row are. */
const tieProperties: readonly Property[] = [
  properties.twin,
  properties.memberOf,
  properties.locatedIn,
  properties.headquarters,
]

function addOnce(references: Reference[], reference: Reference): void {
  const text = JSON.stringify(reference)
  if (!references.some((other) => JSON.stringify(other) === text)) references.push(reference)
}

const qualifiersIn = (binding: Binding) => ({
  ...timeIn('start', 'start', binding),
  ...timeIn('end', 'end', binding),
  ...timeIn('pointInTime', 'pointInTime', binding),
})

function timeIn(qualifier: string, variable: string, binding: Binding): { readonly [name: string]: Qualifier } {
  const term = binding[variable]
  if (!term) return {}
  if (term.isUnknown) return { [qualifier]: 'unknown' }
  const precision = binding[`${variable}Precision`]
  const calendar = binding[`${variable}Calendar`]
  const time: WikidataTime = {
    time: term.value,
    ...(precision ? { precision: Number(precision.value) } : {}),
    ...(calendar ? { calendar: calendar.value } : {}),
  }
  return { [qualifier]: time }
}

function referenceIn(binding: Binding): Reference | null {
  const [url, statedIn, retrieved] = ['referenceUrl', 'statedIn', 'retrieved'].map((name) => binding[name]?.value)
  if (!url && !statedIn) return null
  // The query service gives this one without its precision; a day of retrieval is a day.
  const time: WikidataTime | undefined = retrieved ? { time: retrieved, precision: 11 } : undefined
  return { ...(url ? { url } : {}), ...(statedIn ? { statedIn } : {}), ...(time ? { retrieved: time } : {}) }
}

/** `Point(9.15 45.18)`: longitude first. On another globe, its item stands before; then it is no place here. */
function pointIn(text: string): Point | string {
  const match = /^Point\((-?[\d.]+(?:[eE][+-]?\d+)?) (-?[\d.]+(?:[eE][+-]?\d+)?)\)$/i.exec(text)
  return match ? { latitude: Number(match[2]), longitude: Number(match[1]) } : text
}
