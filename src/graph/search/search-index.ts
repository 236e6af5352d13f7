import { fold } from '../../domain/fold.js'
import { itemOf } from '../../domain/ids.js'
import type { EntityType } from '../../domain/vocabulary.js'
import { typosOf } from './one-typo.js'
import { SlotMap } from './slot-map.js'
import { WordTable } from './word-table.js'

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

/** What fits a text: how much there is, and a part of it. */
export interface Found {
  readonly count: number
  readonly page: readonly Candidate[]
}

export interface Part {
  readonly from?: number
  readonly limit?: number
}

const words = (text: string): string[] => text.split(' ').filter((word) => word !== '')

/** An entity as it is kept. */
interface Held {
  readonly id: string
  readonly type: EntityType
  /** Names as they fold. */
  readonly names: readonly string[]
  /** The description as it folds. */
  readonly description: string
  /** What it is found by beside words; see `idKey`. */
  readonly idKeys: readonly string[]
}

/** What a word may stand for. */
interface Meant {
  /** Words that begin so. */
  readonly beginning: string
  /** Words of the index, with one typo, that do not. */
  readonly typos: readonly string[]
}

/**
 * Ranks are one number each, so that sorting takes no function: the tier, then the degree from
 * above, then the document. Together they have the 53 bits that a number holds exactly.
 */
const documentsMax_count = 2 ** 26
const degreesMax = 2 ** 24

/**
 * Names and descriptions of all entities, for text as it is typed. In memory, so that it
 * means the same on every engine: neither engine's own index does prefixes, typos and
 * folding alike. A text costs what its rarest word is in, and not what the others are in.
 */
export class SearchIndex {
  readonly #held: (Held | null)[] = []
  readonly #degrees: number[] = []
  /** Numbers of documents that are gone. */
  readonly #free: number[] = []
  readonly #byId = new Map<string, number>()
  /** By id, and by Wikidata item, which several may have. */
  readonly #byIdKey = new SlotMap()
  readonly #words = new WordTable()

  put(document: SearchDocument): void {
    const held = heldOf(document)
    const known = this.#byId.get(document.id)
    if (known !== undefined) this.#takeOut(known)
    const number = known ?? this.#free.pop() ?? this.#held.length
    if (number >= documentsMax_count) throw new RangeError(`more than ${documentsMax_count} entities`)
    this.#held[number] = held
    if (known === undefined) this.#degrees[number] = 0
    this.#byId.set(document.id, number)
    for (const word of wordsOf(held)) this.#words.add(word, number)
    for (const key of held.idKeys) this.#byIdKey.add(key, number)
  }

  remove(id: string): void {
    const number = this.#byId.get(id)
    if (number === undefined) return
    this.#takeOut(number)
    this.#byId.delete(id)
    this.#free.push(number)
  }

  #takeOut(number: number): void {
    const held = this.#held[number]
    if (!held) return
    for (const word of wordsOf(held)) this.#words.remove(word, number)
    for (const key of held.idKeys) this.#byIdKey.remove(key, number)
    this.#held[number] = null
  }

  /** How many distinct neighbours an entity has: what decides between entities that fit alike. */
  setDegree(id: string, degree: number): void {
    const number = this.#byId.get(id)
    if (number !== undefined) this.#degrees[number] = Math.min(degree, degreesMax - 1)
  }

  /** What fits a text: what it is the id of, then by tier, then by degree, then by id. */
  find(
    text: string,
    types: ReadonlySet<EntityType> | null,
    { from = 0, limit = Number.POSITIVE_INFINITY }: Part = {},
  ): Found {
    const isAsked = (number: number): boolean => types === null || types.has(this.#at(number).type)
    const named = this.#byIdKey.of(idKey(text)).filter(isAsked)
    const query = fold(text)
    const asked = [...new Set(words(query))]
    const meant = asked.map((word) => this.#meant(word))
    const ranks: number[] = named.map((number) => this.#rank(0, number))
    const others: number[] = []
    for (const number of this.#fitting(meant))
      if (isAsked(number) && !named.includes(number))
        others.push(this.#rank(tierOf(query, asked, meant, this.#at(number)), number))
    const order = [
      ...this.#inOrder(ranks, 0, ranks.length),
      ...this.#inOrder(others, from - ranks.length, from + limit),
    ]
    const page = order.slice(from, from + limit).map((rank, i): Candidate => {
      const held = this.#at(rank % documentsMax_count)
      const tier = tiers[Math.floor(rank / documentsMax_count / degreesMax)] as Tier
      return { id: held.id, tier, words: from + i < named.length ? [] : fittingWords(held, meant) }
    })
    return { count: order.length, page }
  }

  #at(number: number): Held {
    return this.#held[number] as Held
  }

  #rank(tier: number, number: number): number {
    const fewer = degreesMax - 1 - (this.#degrees[number] as number)
    return (tier * degreesMax + fewer) * documentsMax_count + number
  }

  /** Sorted ranks; of those that are alike but for the document, the ones between two places stand in the order of ids. */
  #inOrder(ranks: readonly number[], from: number, to: number): Float64Array {
    const sorted = Float64Array.from(ranks).sort()
    const alike = (a: number, b: number): boolean =>
      Math.floor((sorted[a] as number) / documentsMax_count) === Math.floor((sorted[b] as number) / documentsMax_count)
    const idOf = (rank: number): string => this.#at(rank % documentsMax_count).id
    for (let start = 0, end = 1; start < Math.min(to, sorted.length); start = end, end = start + 1) {
      while (end < sorted.length && alike(start, end)) end++
      if (end - start > 1 && end > from) sorted.subarray(start, end).sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1))
    }
    return sorted
  }

  /** A word as it is typed: the word, its beginning, or a longer word with one typo. */
  #meant(word: string): Meant {
    const typos = new Set<string>()
    if (word.length <= this.#words.longest_letters + 1)
      for (const typo of typosOf(word)) if (this.#words.has(typo) && !typo.startsWith(word)) typos.add(typo)
    return { beginning: word, typos: [...typos] }
  }

  /** The documents in which every word is: of those that the rarest is in. */
  #fitting(meant: readonly Meant[]): Iterable<number> {
    let [rarest, fewest]: [readonly Meant[], number] = [[], Number.POSITIVE_INFINITY]
    for (const one of meant) {
      const count = this.#countUpTo(one, fewest)
      if (count < fewest) [rarest, fewest] = [[one], count]
    }
    const [first] = rarest
    if (!first) return []
    const found = new Set<number>()
    for (const word of this.#wordsOf(first)) for (const number of this.#words.of(word)) found.add(number)
    const others = meant.filter((one) => one !== first)
    if (others.length === 0) return found
    return [...found].filter((number) => others.every((one) => fits(this.#at(number), one)))
  }

  *#wordsOf({ beginning, typos }: Meant): Iterable<string> {
    yield* this.#words.startingWith(beginning)
    yield* typos
  }

  /** In how many documents a word is, each counted for each of its words; more than `most` are not counted. */
  #countUpTo(meant: Meant, most: number): number {
    let count = 0
    for (const word of this.#wordsOf(meant)) {
      count += this.#words.of(word).length
      if (count >= most) break
    }
    return count
  }
}

function heldOf({ id, type, nameKeys, description, wikidataId, mergedIds }: SearchDocument): Held {
  const called = [id, ...(wikidataId == null ? [] : [`wd:${wikidataId}`]), ...(mergedIds ?? [])]
  const idKeys = [...new Set(called.map(idKey))]
  return { id, type, names: nameKeys, description: fold(description ?? ''), idKeys }
}

const textsOf = ({ names, description }: Held): readonly string[] =>
  description === '' ? names : [...names, description]
const wordsOf = (held: Held): Set<string> => new Set(textsOf(held).flatMap(words))

/** The form in which ids and Wikidata items are compared, whatever the case, the item by itself or as an id. */
function idKey(text: string): string {
  const key = text.trim().toLowerCase()
  return itemOf(key) ?? key
}

/** Whether a text has a word that begins so. */
const hasBeginning = (text: string, beginning: string): boolean =>
  text.startsWith(beginning) || text.includes(` ${beginning}`)
const hasWord = (text: string, word: string): boolean => ` ${text} `.includes(` ${word} `)
const textFits = (text: string, { beginning, typos }: Meant): boolean =>
  hasBeginning(text, beginning) || typos.some((typo) => hasWord(text, typo))
const fits = (held: Held, meant: Meant): boolean => textsOf(held).some((text) => textFits(text, meant))

/** By its place among `tiers`. */
function tierOf(query: string, asked: readonly string[], meant: readonly Meant[], { names }: Held): number {
  if (names.includes(query)) return tiers.indexOf('EXACT')
  if (names.some((name) => name.startsWith(query))) return tiers.indexOf('PREFIX')
  if (names.some((name) => asked.every((word) => hasBeginning(name, word)))) return tiers.indexOf('WORDS')
  const isNamed = names.some((name) => meant.some((one) => textFits(name, one)))
  return tiers.indexOf(isNamed ? 'FUZZY' : 'DESCRIPTION')
}

const fittingWords = (held: Held, meant: readonly Meant[]): string[] =>
  [...wordsOf(held)]
    .filter((word) => meant.some(({ beginning, typos }) => word.startsWith(beginning) || typos.includes(word)))
    .sort((a, b) => b.length - a.length)
