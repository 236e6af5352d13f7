import { drawnFor, upTo } from './drawn.js'

/**
 * Names that are alike as those of cities are: one in five has two words, of which one is a
 * word that many have; beginnings are shared, and one in twenty is the name of another city too.
 */

const onsets = 'b br c ch d f g gr h j k kl kr l m n p pr r s sch st t tr v w z'.split(' ')
const vowels = 'a e i o u ai ei au ö ü é'.split(' ')
const codas = ['', '', '', 'n', 'r', 'l', 's', 'm', 'ng', 'rt', 'ck']
const common = 'San,Bad,City,Saint,La,County,Nova,Santa,Kommune,Am,Old,Port,Powiat,Villa,Upper'.split(',')

/** Names of which one in twenty is given twice. */
const distinctShare = 0.95
const twoWordsShare = 0.2

export function namesOf(cities: number, seed: number): (city: number) => string {
  const letter = drawnFor(seed, 11)
  const form = drawnFor(seed, 12)
  const distinct = Math.ceil(cities * distinctShare)
  const choose = (list: readonly string[], drawn: number, skew: number): string =>
    list[upTo(drawn ** skew, list.length)] as string

  function word(name: number): string {
    const syllables = 2 + upTo(letter(name * 16) ** 1.5, 3)
    let text = ''
    for (let i = 0; i < syllables; i++) {
      const at = name * 16 + 1 + i * 3
      text += choose(onsets, letter(at), 1) + choose(vowels, letter(at + 1), 1.5)
      if (i === syllables - 1 || letter(at) < 0.4) text += choose(codas, letter(at + 2), 1)
    }
    return text.charAt(0).toUpperCase() + text.slice(1)
  }

  return (city) => {
    const name = city < distinct ? city : upTo(letter(city), distinct)
    if (form(2 * name) >= twoWordsShare) return word(name)
    const shared = choose(common, form(2 * name + 1), 1)
    return ['City', 'County', 'Kommune', 'Villa'].includes(shared)
      ? `${word(name)} ${shared}`
      : `${shared} ${word(name)}`
  }
}
