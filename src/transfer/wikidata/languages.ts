import { checkLanguage } from '../../domain/attributes.js'
import { invalidInput } from '../../domain/errors.js'
import { limits } from '../../limits.js'

/** `mul` is Wikidata's label for all languages in which a thing is called the same. */
const forAll = 'mul'

/** In which languages names are taken. */
export class LanguageChoice {
  readonly #tags: ReadonlyMap<string, string>

  /** @param tags as the user wrote them; beside them, what Wikidata has for all languages is always taken */
  constructor(readonly tags: readonly string[]) {
    this.#tags = new Map([...tags, forAll].map((tag) => [tag.toLowerCase(), tag]))
  }

  /** Wikidata's own codes, lower case. */
  get codes(): string[] {
    return [...this.#tags.keys()]
  }

  /** The tag under which a name in Wikidata's language is taken, null where it is not. */
  tagOf(code: string): string | null {
    return this.#tags.get(code.toLowerCase()) ?? null
  }
}

/** Where nothing is said. */
export const usualLanguages = new LanguageChoice(['en', 'de', 'fr', 'it', 'es'])

/** @param text tags with commas, such as `en,it,zh-Hant` */
export function readLanguages(text: string): LanguageChoice {
  const tags = [...new Set(text.split(',').map((tag) => tag.trim()))].filter((tag) => tag !== '')
  const wrong = tags.find((tag) => checkLanguage(tag) !== null)
  if (wrong !== undefined)
    throw invalidInput(`--languages holds '${wrong}'; it takes language tags such as it or zh-Hant.`)
  if (tags.length === 0 || tags.length > limits.wikidataLanguages_count)
    throw invalidInput(`--languages takes 1 to ${limits.wikidataLanguages_count} language tags.`)
  return new LanguageChoice(tags)
}
