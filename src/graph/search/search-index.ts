import MiniSearch from 'minisearch'
import { fold } from '../../domain/fold.js'
import type { EntityType } from '../../domain/vocabulary.js'

/** What is indexed of an entity. */
export interface SearchDocument {
  readonly id: string
  readonly type: EntityType
  /** Every name, folded. */
  readonly nameKeys: readonly string[]
  readonly description: string | null
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

/** From this length on, a word may have one letter too many, too few or other. */
const fuzzyFrom_letters = 5

/**
 * Names and descriptions of all entities, for text as it is typed. In memory, so that it
 * means the same on every engine: neither engine's own index does prefixes, typos and
 * folding alike.
 */
export class SearchIndex {
  readonly #documents = new Map<string, SearchDocument>()
  readonly #degrees = new Map<string, number>()
  readonly #index = new MiniSearch<SearchDocument>({
    fields: ['nameKeys', 'description'],
    extractField: (document, field) => {
      if (field === 'id') return document.id
      return field === 'nameKeys' ? document.nameKeys.join(' ') : fold(document.description ?? '')
    },
    tokenize: words,
    processTerm: (term) => term,
  })

  put(document: SearchDocument): void {
    this.remove(document.id)
    this.#documents.set(document.id, document)
    this.#index.add(document)
  }

  remove(id: string): void {
    const document = this.#documents.get(id)
    if (!document) return
    this.#index.remove(document)
    this.#documents.delete(id)
  }

  /** How many distinct neighbours an entity has: what decides between entities that fit alike. */
  setDegree(id: string, degree: number): void {
    this.#degrees.set(id, degree)
  }

  /** Everything that fits a text: by tier, then by degree, then by id. */
  find(text: string, types: ReadonlySet<EntityType> | null): Candidate[] {
    const query = fold(text)
    const found = this.#index.search(query, {
      combineWith: 'AND',
      prefix: true,
      fuzzy: (term) => (term.length >= fuzzyFrom_letters ? 1 : false),
    })
    const candidates = found.flatMap(({ id, match }) => {
      const document = this.#documents.get(String(id))
      if (!document || (types !== null && !types.has(document.type))) return []
      const fitting = Object.keys(match).sort((a, b) => b.length - a.length)
      return [{ id: document.id, tier: tierOf(query, document, match), words: fitting }]
    })
    const degreeOf = ({ id }: Candidate): number => this.#degrees.get(id) ?? 0
    return candidates.sort(
      (a, b) => tiers.indexOf(a.tier) - tiers.indexOf(b.tier) || degreeOf(b) - degreeOf(a) || (a.id < b.id ? -1 : 1),
    )
  }
}

function tierOf(query: string, { nameKeys }: SearchDocument, match: Readonly<Record<string, readonly string[]>>): Tier {
  if (nameKeys.includes(query)) return 'EXACT'
  if (nameKeys.some((name) => name.startsWith(query))) return 'PREFIX'
  const asked = words(query)
  if (nameKeys.some((name) => asked.every((word) => words(name).some((own) => own.startsWith(word))))) return 'WORDS'
  return Object.values(match).some((fields) => fields.includes('nameKeys')) ? 'FUZZY' : 'DESCRIPTION'
}
