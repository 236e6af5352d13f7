import MiniSearch, { type Query } from 'minisearch'
import { fold } from '../../domain/fold.js'
import { itemOf } from '../../domain/ids.js'
import type { EntityType } from '../../domain/vocabulary.js'
import { furtherTypos, typoFrom_letters } from './one-typo.js'

/** What is indexed of an entity. */
export interface SearchDocument {
  readonly id: string
  readonly type: EntityType
  /** Every name, folded. */
  readonly nameKeys: readonly string[]
  readonly description: string | null
  readonly wikidataId?: string | null
  /** Of what was merged into it. */
  readonly mergedIds?: readonly string[] | null
}

/** How a text fits an entity, the best way first. */
export const tiers = ['EXACT', 'PREFIX', 'WORDS', 'FUZZY', 'DESCRIPTION'] as const
export type Tier = (typeof tiers)[number]

export interface Candidate {
  readonly id: string
  readonly tier: Tier
  /** The folded words of the entity that fit, the longest first. */
  readonly words: readonly string[]
}

const words = (text: string): string[] => text.split(' ').filter((word) => word !== '')

const fieldsOf = ({ nameKeys, description }: SearchDocument) => ({
  nameKeys: nameKeys.join(' '),
  description: fold(description ?? ''),
})
const wordsOf = (document: SearchDocument): Set<string> =>
  new Set(Object.values(fieldsOf(document)).flatMap((text) => words(text)))

/** The form in which ids and Wikidata items are compared, whatever the case. */
const idKey = (text: string): string => text.trim().toLowerCase()

/**
 * Names and descriptions of all entities, for text as it is typed. In memory, so that it
 * means the same on every engine: neither engine's own index does prefixes, typos and
 * folding alike.
 */
export class SearchIndex {
  readonly #documents = new Map<string, SearchDocument>()
  readonly #degrees = new Map<string, number>()
  /** By id, and by Wikidata item, which several may have. */
  readonly #byIdKey = new Map<string, Set<string>>()
  /** In how many entities each word is. */
  readonly #words = new Map<string, number>()
  readonly #index = new MiniSearch<SearchDocument>({
    fields: ['nameKeys', 'description'],
    extractField: (document, field) =>
      field === 'id' ? document.id : fieldsOf(document)[field as keyof ReturnType<typeof fieldsOf>],
    tokenize: words,
    processTerm: (term) => term,
  })

  put(document: SearchDocument): void {
    this.remove(document.id)
    this.#documents.set(document.id, document)
    this.#index.add(document)
    for (const word of wordsOf(document)) this.#words.set(word, (this.#words.get(word) ?? 0) + 1)
    for (const key of idKeys(document)) this.#byIdKey.set(key, (this.#byIdKey.get(key) ?? new Set()).add(document.id))
  }

  remove(id: string): void {
    const document = this.#documents.get(id)
    if (!document) return
    this.#index.remove(document)
    this.#documents.delete(id)
    for (const word of wordsOf(document)) {
      const count = (this.#words.get(word) ?? 0) - 1
      if (count > 0) this.#words.set(word, count)
      else this.#words.delete(word)
    }
    for (const key of idKeys(document)) {
      const ids = this.#byIdKey.get(key)
      ids?.delete(id)
      if (ids?.size === 0) this.#byIdKey.delete(key)
    }
  }

  /** How many distinct neighbours an entity has: what decides between entities that fit alike. */
  setDegree(id: string, degree: number): void {
    this.#degrees.set(id, degree)
  }

  /** Everything that fits a text: what it is the id of, then by tier, then by degree, then by id. */
  find(text: string, types: ReadonlySet<EntityType> | null): Candidate[] {
    const query = fold(text)
    const isAsked = ({ type }: SearchDocument): boolean => types === null || types.has(type)
    const named = this.#named(text).filter(isAsked)
    const candidates: Candidate[] = []
    for (const { id, match } of this.#index.search({
      combineWith: 'AND',
      queries: words(query).map((word) => this.#meant(word)),
    })) {
      const document = this.#documents.get(String(id))
      if (!document || !isAsked(document) || named.includes(document)) continue
      const fitting = Object.keys(match).sort((a, b) => b.length - a.length)
      candidates.push({ id: document.id, tier: tierOf(query, document, match), words: fitting })
    }
    const degreeOf = ({ id }: { readonly id: string }): number => this.#degrees.get(id) ?? 0
    const byDegree = (a: { readonly id: string }, b: { readonly id: string }): number =>
      degreeOf(b) - degreeOf(a) || (a.id < b.id ? -1 : 1)
    return [
      ...named.sort(byDegree).map(({ id }): Candidate => ({ id, tier: 'EXACT', words: [] })),
      ...candidates.sort((a, b) => tiers.indexOf(a.tier) - tiers.indexOf(b.tier) || byDegree(a, b)),
    ]
  }

  /** A word as it is typed: the word, its beginning, or a longer word with one typo. */
  #meant(word: string): Query {
    const own: Query = {
      queries: [word],
      prefix: true,
      fuzzy: word.length >= typoFrom_letters ? 1 : false,
      boostDocument: (_id, found) => (found.length >= typoFrom_letters || found.startsWith(word) ? 1 : 0),
    }
    return { combineWith: 'OR', queries: [own, ...furtherTypos(word).filter((one) => this.#words.has(one))] }
  }

  /** What a text is the id or the Wikidata item of. */
  #named(text: string): SearchDocument[] {
    const ids = this.#byIdKey.get(idKey(text)) ?? []
    return Array.from(ids, (id) => this.#documents.get(id)).filter((document) => document !== undefined)
  }
}

const idKeys = ({ id, wikidataId, mergedIds }: SearchDocument): string[] =>
  [id, ...(wikidataId == null ? [] : [`wd:${wikidataId}`]), ...(mergedIds ?? [])]
    .flatMap((one) => [one, itemOf(one) ?? one])
    .map(idKey)

function tierOf(query: string, { nameKeys }: SearchDocument, match: Readonly<Record<string, readonly string[]>>): Tier {
  if (nameKeys.includes(query)) return 'EXACT'
  if (nameKeys.some((name) => name.startsWith(query))) return 'PREFIX'
  const asked = words(query)
  if (nameKeys.some((name) => asked.every((word) => words(name).some((own) => own.startsWith(word))))) return 'WORDS'
  return Object.values(match).some((fields) => fields.includes('nameKeys')) ? 'FUZZY' : 'DESCRIPTION'
}
