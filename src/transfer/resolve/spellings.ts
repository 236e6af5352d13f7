import { fold } from '../../domain/fold.js'

/**
 * Other ways to write a name, by rules: letters with marks written out (`Koeln`, `Aarhus`) or not,
 * `St.` for saint in several languages, articles, abbreviations.
 */
export function spellingsOf(text: string, key: string): string[] {
  const found = new Set<string>()
  const add = (spelling: string): void => {
    if (spelling.length > 1 && spelling !== key) found.add(spelling)
  }
  add(fold(writtenOut(text)))
  add(fold(text.replaceAll(/['’ʼ‘`´]/g, '')))
  for (const rule of rules) for (const spelling of rule(key)) add(spelling)
  // Two rules at once: `St. Poelten`.
  for (const spelling of [...found]) for (const rule of rules) for (const second of rule(spelling)) add(second)
  return [...found].slice(0, 24)
}

/** German, Danish, Norwegian and Swedish letters as they are written where a keyboard lacks them. */
export const writtenOut = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/[äæ]/g, 'ae')
    .replaceAll(/[ÄÆ]/g, 'Ae')
    .replaceAll(/[öø]/g, 'oe')
    .replaceAll(/[ÖØ]/g, 'Oe')
    .replaceAll('ü', 'ue')
    .replaceAll('Ü', 'Ue')
    .replaceAll('å', 'aa')
    .replaceAll('Å', 'Aa')

type Rule = (key: string) => string[]

/** Folding makes `ö` an `o`; so do these of `oe`, and of `aa` an `a`. */
const unmarked: Rule = (key) => {
  const all = key.replaceAll(/([aou])e/g, '$1')
  const danish = key.replaceAll('aa', 'a')
  // `ue` in Duesseldorf is a letter, in Duero it is two: each alone too.
  const each = [...key.matchAll(/[aou]e/g)].map(({ index }) => key.slice(0, index + 1) + key.slice(index + 2))
  return [all, danish, ...each]
}

const saints = ['st', 'saint', 'sankt', 'sint', 'sv', 'svaty', 'sveti', 'sent']
const saint: Rule = (key) => {
  const words = key.split(' ')
  const at = words.findIndex((word) => saints.includes(word))
  if (at < 0 || words.length === 1)
    return key === key.replace(/\bste\b/, 'sainte') ? [] : [key.replace(/\bste\b/, 'sainte')]
  return ['st', 'saint', 'sankt', 'sint'].map((word) => words.with(at, word).join(' '))
}

const articles = /^(?:the|la|le|les|l|el|los|las|il|lo|i|o|os|as|de|den|het|die|der|al|el) (?=.{4})/
const article: Rule = (key) => {
  const bare = key.replace(articles, '')
  return bare === key ? [] : [bare]
}

const abbreviations: readonly (readonly [RegExp, string])[] = [
  [/ a m$/, ' am main'],
  [/ m$/, ' am main'],
  [/ a main$/, ' am main'],
  [/ a rh(?:ein)?$/, ' am rhein'],
  [/ a d /, ' an der '],
  [/ a\/d /, ' an der '],
  [/ a o$/, ' oder'],
  [/ a n(?:eckar)?$/, ' am neckar'],
  [/ a d donau$/, ' an der donau'],
  [/ i br(?:sg)?$/, ' im breisgau'],
  [/ o d t(?:auber)?$/, ' ob der tauber'],
  [/ v d h(?:ohe)?$/, ' vor der hohe'],
  [/ i w(?:estf)?$/, ' in westfalen'],
  [/ i th(?:ur)?$/, ' in thuringen'],
  [/\bmt\b/, 'mount'],
  [/\bft\b/, 'fort'],
  [/\bpt\b/, 'port'],
  [/ s s /, ' sur '],
  [/ n l /, ' nad labem '],
  [/ nad l$/, ' nad labem'],
  [/ wlkp$/, ' wielkopolski'],
  [/ maz$/, ' mazowiecki'],
  [/ on the /, ' upon '],
  [/ on /, ' upon '],
  [/ upon /, ' on '],
]
const abbreviated: Rule = (key) =>
  abbreviations.flatMap(([short, full]) => (short.test(key) ? [key.replace(short, full)] : []))

const conjunction: Rule = (key) => {
  const dropped = key.replaceAll(/ (?:and|und|et|e|y|i|en|og|och) /g, ' ')
  return dropped === key ? [] : [dropped]
}

const rules: readonly Rule[] = [unmarked, saint, article, abbreviated, conjunction]
