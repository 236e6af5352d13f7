import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { fold } from '../../../src/domain/fold.js'
import { withoutAffixes } from '../../../src/transfer/resolve/affixes.js'
import { areasCalled, countryWritten } from '../../../src/transfer/resolve/countries.js'
import { editDistance } from '../../../src/transfer/resolve/edit-distance.js'
import { exonymsLike, placesKnownAs } from '../../../src/transfer/resolve/exonyms.js'
import { readName } from '../../../src/transfer/resolve/read-name.js'
import { spellingsOf } from '../../../src/transfer/resolve/spellings.js'
import { transliterationsOf } from '../../../src/transfer/resolve/transliterations.js'

const seed = Number(process.env['CITYTIES_TEST_SEED'] ?? 20_261_126)

describe('what a name carries', () => {
  const areas = (name: string): string[] =>
    readName(name).areas.map(({ country, region }) => (region === undefined ? country : `${country}-${region}`))
  const keys = (name: string): string[] => readName(name).readings.map(({ key, as }) => `${key} ${as}`)

  test.each([
    ['Turin', []],
    ['Turin, Italy', ['IT']],
    ['Turin, Italia', ['IT']],
    ['Turin (Włochy)', ['IT']],
    ['Turin, it', []],
    ['Iasi (RO)', ['RO', 'IT-20']],
    ['Torino (TO)', ['TO', 'IT-12']],
    ['Dresden (Saxony)', ['DE-13']],
    ['Toronto, Ontario, Canada', ['CA-08']],
    ['Köln (D)', ['DE']],
    ['Iași [Romania]', ['RO']],
    ['Cork – Ireland', ['IE']],
    ['London, UK', ['GB']],
    ['Paris, TX', ['US-TX']],
    ['Paris, Texas, USA', ['US-TX']],
    ['Tirana (AL)', ['AL', 'IT-12', 'US-AL']],
    ['Auburn, AL, USA', ['US-AL']],
    ['Halle (Saale)', []],
    ['Αθήνα (Ελλάδα)', ['GR']],
    ['Bern, Schweiz', ['CH']],
    ['San José, Costa Rica', ['CR']],
  ])('%s is in %j', (name, found) => {
    expect(areas(name)).toEqual(found)
  })

  test.each([
    ['Turin, Italy', ['turin italy WHOLE', 'turin WHOLE']],
    ['Halle (Saale)', ['halle saale WHOLE', 'halle BARE', 'saale PART']],
    ['City of Cork', ['city of cork WHOLE', 'cork BARE']],
    ['Bilbao/Bilbo', ['bilbao bilbo WHOLE', 'bilbao PART', 'bilbo PART']],
    ['Ambelokipi – Menemeni', ['ambelokipi menemeni WHOLE', 'ambelokipi PART', 'menemeni PART']],
    ['Donostia-San Sebastián', ['donostia san sebastian WHOLE', 'donostia PART', 'san sebastian PART']],
    ['Angers Loire Métropole', ['angers loire metropole WHOLE', 'angers loire BARE', 'angers BARE']],
    ['  Reggio   nell’Emilia ', ['reggio nell emilia WHOLE']],
  ])('%s can be read as %j', (name, found) => {
    expect(keys(name)).toEqual(found)
  })

  test('is never lost: the whole is read first, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (name) => {
        const [first] = readName(name).readings
        const text = name.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
        // What folds to nothing, such as `!?`, is no name.
        expect(first?.key ?? '').toBe(first ? fold(text) || first.key : '')
        for (const { key } of readName(name).readings) expect(key).toBe(fold(key))
      }),
      { seed, numRuns: 300 },
    )
  })
})

test.each([
  ['City of Greater Sudbury', 'sudbury'],
  ['Comune di Pavia', 'pavia'],
  ["Ville d'Angers", 'angers'],
  ['Freie und Hansestadt Hamburg', 'hamburg'],
  ['Stockholms stad', 'stockholm'],
  ['Karlstads kommun', 'karlstad'],
  ['Municipiul Iași', 'iasi'],
  ['Hlavní město Praha', 'praha'],
  ['Grad Zagreb', 'zagreb'],
  ['Kadıköy Belediyesi', 'kadikoy'],
  ['Nantes Métropole', 'nantes'],
  ['Espoon kaupunki', 'espoon'],
])('%s is a body of %s', (name, city) => {
  expect(withoutAffixes(fold(name))).toContain(city)
})

test.each(['Castelfranco', 'Stadthagen', 'Grand Poitiers', 'Villeneuve', 'Stade', 'Citta'])('%s is a name', (name) => {
  expect(withoutAffixes(fold(name)).filter((key) => key !== 'poitiers')).toEqual([])
})

test.each([
  ['Koeln', 'koln'],
  ['Köln', 'koeln'],
  ['Aarhus', 'arhus'],
  ['Århus', 'aarhus'],
  ['St. Pölten', 'sankt polten'],
  ['St. Poelten', 'sankt polten'],
  ['Saint Louis', 'st louis'],
  ['La Coruña', 'coruna'],
  ['Frankfurt a.M.', 'frankfurt am main'],
  ['Newcastle on Tyne', 'newcastle upon tyne'],
  ['Brighton and Hove', 'brighton hove'],
  ['Novovolyns’k', 'novovolynsk'],
])('%s is also spelt %s', (name, other) => {
  expect(spellingsOf(name, fold(name))).toContain(other)
})

test.each([
  ['cherkasy', 'tscherkasy'],
  ['tscherkassy', 'cherkassy'],
  ['zhytomyr', 'schytomyr'],
  ['vinnytsia', 'winnytzja'],
  ['charkow', 'kharkov'],
  ['stryi', 'stryj'],
])('%s comes from the same letters as %s', (name, other) => {
  const ways = transliterationsOf(name)
  expect([...ways, ...ways.flatMap(transliterationsOf)].some((way) => editDistance(way, other, 1) <= 1)).toBe(true)
})

describe('countries', () => {
  test.each([
    ['IT', 'IT'],
    ['it', 'IT'],
    ['DEU', 'DE'],
    ['Deutschland', 'DE'],
    ['Niemcy', 'DE'],
    ['Türkiye', 'TR'],
    ['Czech Republic', 'CZ'],
    ['Holland', 'NL'],
    ['DE', 'DE'],
    ['Kosovo', 'XK'],
    ['Atlantis', null],
    ['Texas', null],
  ])('%s is %s', (text, code) => {
    expect(countryWritten(text)).toBe(code)
  })

  test('are those that exist, under one code each', () => {
    const codes = ['AD', 'FR', 'GB', 'GR', 'US', 'XK', 'ZW']
    for (const code of codes) expect(areasCalled(code).map(({ country }) => country)).toContain(code)
    for (const gone of ['SU', 'YU', 'DD', 'EU', 'ZZ', 'UN']) expect(areasCalled(gone)).toEqual([])
  })
})

describe('exonyms', () => {
  test.each([
    ['Torino', 'Turin'],
    ['Wien', 'Bécs'],
    ['Den Haag', "'s-Gravenhage"],
    ['Göteborg', 'Gothenburg'],
    ['Genève', 'Ginevra'],
    ['Kyiv', 'Киев'],
    ['Thessaloníki', 'Saloniki'],
    ['İstanbul', 'Constantinople'],
  ])('%s and %s are one place', (one, other) => {
    expect(placesKnownAs(fold(one)).some(({ keys }) => keys.includes(fold(other)))).toBe(true)
  })

  test('are found with a slip', () => {
    expect(exonymsLike('torrino', 1)).toContain('torino')
    expect(exonymsLike('torino', 1)).not.toContain('torino')
  })

  test('have countries that exist, two names at least and none that folds to nothing', () => {
    for (const key of exonymsLike('', Number.POSITIVE_INFINITY)) {
      expect(key).not.toBe('')
      for (const { country, keys } of placesKnownAs(key)) {
        expect(areasCalled(country).some((area) => area.country === country)).toBe(true)
        expect(keys.length).toBeGreaterThan(0)
      }
    }
  })
})

describe('the distance of two texts', () => {
  test.each([
    ['torino', 'torino', 0],
    ['torrino', 'torino', 1],
    ['barcelnoa', 'barcelona', 1],
    ['besancn', 'besancon', 1],
    ['lodi', 'lido', 2],
    ['', 'pavia', 5],
  ])('of %s and %s is %i', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance)
  })

  test('is the same both ways, and where a bound stops it, it is above the bound', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 })
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 8 }), (a, b, most) => {
        const distance = editDistance(a, b)
        expect(editDistance(b, a)).toBe(distance)
        expect(editDistance(a, b, most) <= most).toBe(distance <= most)
        if (distance <= most) expect(editDistance(a, b, most)).toBe(distance)
      }),
      { seed, numRuns: 500 },
    )
  })
})
