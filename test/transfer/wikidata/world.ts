/** A small Wikidata, written once, that the tests put into each form in which Wikidata gives what it has. */
export interface WorldItem {
  readonly id: string
  readonly labels?: Readonly<Record<string, string>>
  readonly aliases?: Readonly<Record<string, readonly string[]>>
  readonly statements?: Readonly<Record<string, readonly WorldStatement[]>>
}

/** Time without its zone, precision, calendar (Gregorian where it is not said). */
export type WorldTime = readonly [time: string, precision: number, calendar?: 'Julian']

export type WorldValue =
  | { readonly item: string }
  | { readonly text: string }
  | { readonly url: string }
  | { readonly amount: string }
  | { readonly point: readonly [latitude: number, longitude: number]; readonly globe?: string }
  | { readonly time: WorldTime }
  | 'unknown'
  | 'none'

export interface WorldStatement {
  readonly value: WorldValue
  readonly rank?: 'preferred' | 'normal' | 'deprecated'
  readonly qualifiers?: Readonly<Record<string, WorldValue>>
  readonly references?: readonly Readonly<Record<string, WorldValue>>[]
}

const to = (item: string, rest: Omit<WorldStatement, 'value'> = {}): WorldStatement => ({ value: { item }, ...rest })
const year = (time: string): WorldValue => ({ time: [`${time}-01-01`, 9] })
const day = (time: string): WorldValue => ({ time: [time, 11] })
const text = (value: string): WorldStatement => ({ value: { text: value } })

export const pavia = 'Q6259'
const [besancon, hildesheim, vilnius, ayas, zagorje, italy, france] = [
  'Q37776',
  'Q3185',
  'Q216',
  'Q795744',
  'Q15932',
  'Q38',
  'Q142',
]

export const world: readonly WorldItem[] = [
  {
    id: pavia,
    labels: { en: 'Pavia', it: 'Pavia', ru: 'Павия' },
    aliases: { it: ['Comune di Pavia'], la: ['Ticinum', 'Papia'] },
    statements: {
      P31: [to('Q747074')],
      P17: [
        to(italy, { rank: 'preferred' }),
        to('Q172579', { qualifiers: { P582: day('1946-06-18') } }),
        to(france, { rank: 'deprecated' }),
      ],
      P625: [{ value: { point: [45.185092, 9.159178] } }],
      P1082: [
        { value: { amount: '+71882' }, qualifiers: { P585: day('2018-01-01') } },
        { value: { amount: '+73086' }, qualifiers: { P585: day('2022-12-31') } },
        { value: { amount: '+85029' }, qualifiers: { P585: year('1981') } },
      ],
      P1566: [text('3171366')],
      P190: [
        to(besancon, {
          qualifiers: { P580: year('2000') },
          references: [
            { P854: { url: 'https://www.comune.pv.it/gemellaggi' }, P813: day('2016-05-01') },
            { P248: { item: 'Q36578' } },
            { P143: { item: 'Q11920' } },
          ],
        }),
        to(hildesheim, { qualifiers: { P585: { time: ['2000-05-01', 10] } } }),
        to(vilnius, { qualifiers: { P580: { time: ['1960-01-01', 8] }, P582: 'unknown' } }),
        to(ayas, { qualifiers: { P580: { time: ['1395-09-11', 11, 'Julian'] } } }),
        to(zagorje, { rank: 'deprecated' }),
        { value: 'unknown' },
      ],
      P463: [
        to('Q747279', {
          qualifiers: { P580: { time: ['2009-03-01', 10] } },
          references: [{ P854: { url: 'https://www.mayorsforpeace.org/en/cities/' } }],
        }),
      ],
    },
  },
  {
    id: besancon,
    labels: { mul: 'Besançon', de: 'Besançon', zh: '贝桑松' },
    // As a page has it that was written from right to left.
    aliases: { de: ['\u202aBisanz\u202c'] },
    statements: {
      P17: [to(france)],
      P625: [{ value: { point: [47.243, 6.0219] } }, { value: { point: [10, 20], globe: 'Q405' } }],
      P1082: [{ value: { amount: '+117912' } }],
      P190: [to(pavia), to(vilnius, { references: [{ P854: { url: `https://example.org/${'a'.repeat(400)}` } }] })],
    },
  },
  {
    id: hildesheim,
    labels: { en: 'Hildesheim' },
    statements: {
      P17: [to('Q183')],
      P1566: [text('2904789'), text('6557396')],
      P190: [
        to(pavia),
        // Twinned, parted, and twinned again.
        to(besancon, { qualifiers: { P580: year('1960'), P582: year('1972') } }),
        to(besancon, { qualifiers: { P580: year('1990') } }),
      ],
    },
  },
  // Named as a twin, but with no statement of its own.
  {
    id: vilnius,
    labels: { en: 'Vilnius', lt: 'Vilnius' },
    statements: { P17: [to('Q37')], P625: [{ value: 'none' }] },
  },
  // A state that is a city.
  { id: 'Q235', labels: { en: 'Monaco' }, statements: { P17: [to('Q235')], P297: [text('MC')], P190: [to(vilnius)] } },
  { id: italy, labels: { en: 'Italy', it: 'Italia' }, statements: { P297: [text('IT')], P17: [to(italy)] } },
  { id: france, labels: { en: 'France' }, statements: { P297: [text('FR')] } },
  { id: 'Q183', labels: { en: 'Germany', de: 'Deutschland' }, statements: { P297: [text('DE')] } },
  { id: 'Q37', labels: { en: 'Lithuania' }, statements: { P297: [text('LT')] } },
  // In no country that has a city here, and a country of the past.
  { id: 'Q40', labels: { en: 'Austria' }, statements: { P297: [text('AT')] } },
  { id: 'Q172579', labels: { en: 'Kingdom of Italy' } },
  { id: 'Q747279', labels: { en: 'Mayors for Peace' }, aliases: { en: ['MfP'] } },
  { id: 'Q777', labels: { en: 'Coimbra Group' } },
  { id: 'Q778', labels: { en: 'A network of nobody here' } },
  {
    id: 'Q219317',
    labels: { en: 'University of Pavia', it: 'Università degli Studi di Pavia' },
    statements: {
      P31: [to('Q875538'), to('Q23002054')],
      P131: [to(pavia), to('Q16144'), to(besancon, { qualifiers: { P582: year('1859') } })],
      P463: [to('Q777', { qualifiers: { P580: year('1985') } })],
    },
  },
  { id: 'Q43452', labels: { en: 'Vilnius University' }, statements: { P31: [to('Q3918')], P159: [to(vilnius)] } },
  {
    id: 'Q165980',
    labels: { en: 'University of Vienna' },
    statements: { P31: [to('Q3918')], P131: [to('Q1741')], P463: [to('Q778')] },
  },
  // Says nothing that is taken.
  { id: 'Q42', labels: { en: 'Douglas Adams' }, statements: { P31: [to('Q5')], P463: [to('Q778')] } },
]

/** Classes below that of universities, for the query service to follow. */
export const subclasses: readonly (readonly [string, string])[] = [
  ['Q875538', 'Q3918'],
  ['Q23002054', 'Q2385804'],
]
