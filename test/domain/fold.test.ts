import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { fold } from '../../src/domain/fold.js'

test.each([
  ['iasi', 'iasi'],
  ['Iași', 'iasi'],
  ['IAȘI', 'iasi'],
  // With a cedilla, as old keyboards have it, and with the accent as a character of its own.
  ['Iaşi', 'iasi'],
  ['Ias\u0326i', 'iasi'],
  ["Reggio nell'Emilia", 'reggio nell emilia'],
  ['Reggio nell’Emilia', 'reggio nell emilia'],
  ['  REGGIO\tnell-Emilia. ', 'reggio nell emilia'],
  ['İzmir', 'izmir'],
  ['ISTANBUL', 'istanbul'],
  ['ısparta', 'isparta'],
  ['Köln', 'koln'],
  ['Weißenburg', 'weissenburg'],
  ['Besançon', 'besancon'],
  ['Łódź', 'lodz'],
  ['Århus', 'arhus'],
  ['Αθήνα', 'athina'],
  ['Москва', 'moskva'],
  ['Saint-Étienne (Loire)', 'saint etienne loire'],
  ['', ''],
  ['—', ''],
])('%j folds to %j', (text, folded) => {
  expect(fold(text)).toBe(folded)
})

const texts = fc.string({ unit: 'grapheme', maxLength: 40 })

test('folding what is folded changes nothing', () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(fold(text)).toMatch(/^([a-z0-9]+( [a-z0-9]+)*)?$/)
      expect(fold(fold(text))).toBe(fold(text))
    }),
  )
})

test('it does not matter how the accents are encoded', () => {
  fc.assert(fc.property(texts, (text) => expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')))))
})

test('it does not matter in which case a Latin name is written', () => {
  const latin = fc.string({ unit: fc.constantFrom(...'abcçdeèfgğhijklmnñoøpqrsștuüvwxyzž -') })
  fc.assert(fc.property(latin, (text) => expect(fold(text.toUpperCase())).toBe(fold(text))))
})
