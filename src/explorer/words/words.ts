import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Language } from '../state/view-state.js'
import { english, type Words } from './english.js'
import { italian } from './italian.js'

export const wordsIn: Readonly<Record<Language, Words>> = { en: english, it: italian }

/** The first of the browser's languages that the page speaks. */
export function preferredLanguage(): Language {
  const spoken = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase())
  return spoken.find((tag): tag is Language => tag in wordsIn) ?? 'en'
}

export const WordsContext = createContext<Words>(english)

export const useWords = (): Words => useContext(WordsContext)
