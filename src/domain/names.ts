import { fold } from './fold.js'
import type { Name } from './record.js'

/**
 * The name to show: among the names in the asked language, else English, else of unknown
 * language (`und`), else of the first language by tag, the one that stands first in the
 * order of the citations. Null when there is none.
 */
export function nameIn(names: readonly Name[], language?: string): string | null {
  if (names.length === 1) return names[0]?.text ?? null
  const wanted = [language, language?.split('-')[0], 'en', 'und'].filter((tag) => tag !== undefined)
  const tag =
    wanted.find((candidate) => names.some((name) => name.language === candidate)) ??
    names.map((name) => name.language).sort()[0]
  return names.find((name) => name.language === tag)?.text ?? null
}

/** Every other spelling, each once, in code unit order. */
export const aliasesOf = (names: readonly Name[], shown: string): string[] =>
  [...new Set(names.map(({ text }) => text))].filter((text) => text !== shown).sort()

/** The folded spellings, for look-ups. */
export function nameKeys(names: readonly Name[]): string[] {
  const keys = names.map(({ text }) => fold(text)).filter((key) => key !== '')
  return keys.length < 2 ? keys : [...new Set(keys)].sort()
}

/** Orders a list by folded name, and by id where names are the same; a tab sorts before every letter. */
export const sortKeyOf = (name: string, id: string): string => `${fold(name).slice(0, 200)}\t${id}`
