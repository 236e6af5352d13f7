import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { aliasesOf, nameIn, nameKeys, sortKeyOf } from '../../src/domain/names.js'
import type { Name } from '../../src/domain/record.js'
import { names as anyName } from './arbitraries.js'

const name = (language: string, text: string): Name => ({ language, text })
const turin = [name('it', 'Torino'), name('en', 'Turin'), name('pms', 'Turin'), name('und', 'TORINO')]

describe('the name that is shown', () => {
  test.each([
    ['en', 'Turin'],
    ['it', 'Torino'],
    ['it-CH', 'Torino'],
    ['und', 'TORINO'],
    // Not known: English.
    ['de', 'Turin'],
    ['de-AT', 'Turin'],
    ['', 'Turin'],
    [undefined, 'Turin'],
  ])('in %j is %s', (language, shown) => {
    expect(nameIn(turin, language)).toBe(shown)
  })

  test('falls back to English, then to the unknown language, then to the first language by its tag', () => {
    const names = [name('ro', 'Iași'), name('it', 'Iasi'), name('und', 'IASI'), name('en', 'Jassy')]
    expect(nameIn(names, 'fi')).toBe('Jassy')
    expect(nameIn(names.slice(0, 3), 'fi')).toBe('IASI')
    expect(nameIn(names.slice(0, 2), 'fi')).toBe('Iasi')
    expect(nameIn([], 'fi')).toBeNull()
  })

  test('prefers a tag to its language, and does not go from a language to one of its tags', () => {
    const names = [name('zh-Hant', '臺北'), name('zh', '台北'), name('en', 'Taipei')]
    expect(nameIn(names, 'zh-Hant')).toBe('臺北')
    expect(nameIn(names, 'zh-Hans')).toBe('台北')
    expect(nameIn([names[0] as Name, names[2] as Name], 'zh')).toBe('Taipei')
  })

  test('among several in one language is the one that stands first', () => {
    const names = [name('ro', 'Iași'), name('en', 'Jassy'), name('en', 'Iasi'), name('en', 'Iasi')]
    expect(nameIn(names, 'en')).toBe('Jassy')
    expect(nameIn([name('en', 'b'), name('en', 'a')])).toBe('b')
  })

  test('does not depend on names in other languages', () => {
    fc.assert(
      fc.property(fc.array(anyName, { maxLength: 8 }), fc.constantFrom('it', 'ro', 'fr'), (names, language) => {
        const own = names.filter((one) => one.language === language)
        fc.pre(own.length > 0)
        expect(nameIn(names, language)).toBe(own[0]?.text)
      }),
    )
  })
})

test('aliases are the other spellings, each once, in the order of code units', () => {
  expect(aliasesOf([...turin, name('it', 'Augusta Taurinorum')], 'Turin')).toEqual([
    'Augusta Taurinorum',
    'TORINO',
    'Torino',
  ])
  fc.assert(
    fc.property(fc.array(anyName, { minLength: 1, maxLength: 8 }), (names) => {
      const shown = nameIn(names) ?? ''
      expect(new Set([shown, ...aliasesOf(names, shown)])).toEqual(new Set(names.map(({ text }) => text)))
      expect(aliasesOf(names, shown)).not.toContain(shown)
    }),
  )
})

test('names are looked up by their folded spellings, each once; what folds to nothing is left out', () => {
  expect(nameKeys([...turin, name('und', '—')])).toEqual(['torino', 'turin'])
})

test('lists are in the order of folded names, a name before a longer one, and ids decide where names are the same', () => {
  const sorted = [
    sortKeyOf('Lodi', 'wd:Q6244'),
    sortKeyOf('Lodi', 'wd:Q852647'),
    sortKeyOf('Lodi Vecchio', 'wd:Q1'),
    sortKeyOf('Łódź', 'wd:Q2'),
    sortKeyOf('lodž', 'wd:Q3'),
  ]
  expect([...sorted].reverse().sort()).toEqual(sorted)
  expect(sortKeyOf('a'.repeat(1000), 'wd:Q1')).toHaveLength(206)
})
