import { fold } from './fold.js'
import type { Name } from './record.js'

/**
 * The name to show. Among the names in the asked language, else English, else of unknown
 * language (`und`), else of the first language by tag: the one that most citations use,
 * then the first by code unit. Null when there is none.
 */
export function nameIn(names: readonly Name[], language?: string): string | null {
  const wanted = [language, language?.split('-')[0], 'en', 'und'].filter((tag) => tag !== undefined)
  const tag =
    wanted.find((candidate) => names.some((name) => name.language === candidate)) ??
    names.map((name) => name.language).sort()[0]
  const counts = new Map<string, number>()
  for (const name of names) {
    if (name.language === tag) counts.set(name.text, (counts.get(name.text) ?? 0) + 1)
  }
  const best = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]
  return best?.[0] ?? null
}

/** Every other spelling, each once, in code unit order. */
export const aliasesOf = (names: readonly Name[], shown: string): string[] =>
  [...new Set(names.map(({ text }) => text))].filter((text) => text !== shown).sort()

/** The folded spellings, for look-ups. */
export const nameKeys = (names: readonly Name[]): string[] =>
  [...new Set(names.map(({ text }) => fold(text)))].filter((key) => key !== '').sort()

/** Orders a list by folded name, and by id where names are the same; a tab sorts before every letter. */
export const sortKeyOf = (name: string, id: string): string => `${fold(name).slice(0, 200)}\t${id}`
