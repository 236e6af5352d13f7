import { fold } from '../../domain/fold.js'
import { regions } from './regions.js'

/** Where a name may say that a place is. */
export interface Area {
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  /** A part of it, by GeoNames' code. */
  readonly region?: string
}

/** The languages in which countries are known by name; node has them all (ICU). */
const languages =
  'en de fr it es pt nl pl cs sk sl hr sr sr-Latn bs hu ro bg el sv da nb fi et lv lt tr ru uk be ca eu gl ga mt sq mk is lb hy ka az he ar zh ja ko'

/** Names and codes that ICU does not have: short, old and partial ones, codes of three letters, and some of one as cars bear them. */
const others = `
AE UAE, ARE
AL ALB
AD AND
AR ARG
AT A, AUT
AU AUS
BA BIH, Bosnia, Bosnien, Bosnie, Bosna
BE B, BEL
BG BUL, BGR
BR BRA
BY BLR, Belarus, Weißrussland, White Russia
CA CAN
CH SUI, CHE
CL CHL, CHI
CN CHN, PRC, People's Republic of China
CO COL
CU CUB
CY CYP
CZ CZE, Czech Republic, Tschechische Republik, République tchèque, Repubblica Ceca, República Checa, Česko
DE D, GER, DEU, BRD, Federal Republic of Germany
DK DEN, DNK
EE EST
EG EGY
ES E, ESP
FI FIN
FR F, FRA
GB UK, U.K., GBR, Great Britain, England, Scotland, Wales, Northern Ireland, Großbritannien, Schottland, Grande-Bretagne, Angleterre, Écosse, Pays de Galles, Gran Bretagna, Inghilterra, Scozia, Galles, Gran Bretaña, Inglaterra, Escocia, Gales, Anglia, Szkocja, Grã-Bretanha, Royaume Uni, Wielka Brytania
GE GEO
GR GRE, GRC, Hellas
HR CRO, HRV
HU H, HUN
IE IRL, Republic of Ireland, Éire
IL ISR
IN IND
IR IRN
IS ISL
IT I, ITA
JP JPN
KR KOR, Korea, Republic of Korea
KP North Korea
LI LIE
LT LTU
LU LUX
LV LAT, LVA
MA MAR
MC MCO
MD MDA, Moldova, Republic of Moldova, Moldavia, Moldau
ME MNE
MK MKD, Macedonia, FYROM, North Macedonia
MT MLT
MX MEX
NL NED, NLD, Holland, Holanda, Hollande, Olanda, The Netherlands
NO NOR
NZ NZL
PL POL
PS Palestine, Palestina, Palästina
PT P, POR, PRT
RO ROU, ROM
RS SRB
RU RUS, Russian Federation
SE SWE
SI SLO, SVN
SK SVK, Slovak Republic
SM SMR
TN TUN
TR TUR, Turkey, Türkei, Turquie, Turchia, Turquía
TW TWN, Taiwan
UA UKR, Ukraine, the Ukraine
US USA, U.S.A., U.S., America, United States of America, Vereinigte Staaten von Amerika, Etats-Unis d'Amérique
XK KOS, Kosovo, Kosova
ZA RSA, ZAF
`

const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
/** Codes that stand for no country: groups of them, and what is private or was. */
const noCountry = new Set(['EU', 'EZ', 'UN', 'XA', 'XB', 'ZZ', 'QO'])

let byName: ReadonlyMap<string, readonly Area[]> | null = null

/** What a text can mean as a country, by name in many languages or by code, or as a part of one. */
export function areasCalled(text: string): readonly Area[] {
  byName ??= read()
  const key = keyOf(text)
  // A code stands in capitals: `la` and `in` are words.
  if (key.length <= 3 && /[a-z]/.test(text)) return []
  return byName.get(key) ?? []
}

/** The country that a text stands for which is one, by code in any case or by name; null where it can be several or none. */
export function countryWritten(text: string): string | null {
  const called = [text, text.toUpperCase()].map(areasCalled).find((areas) => areas.length > 0) ?? []
  const countries = new Set(called.flatMap(({ country, region }) => (region === undefined ? [country] : [])))
  const [only] = countries
  return countries.size === 1 && only !== undefined ? only : null
}

const keyOf = (text: string): string => fold(text.replaceAll('.', '').replaceAll('&', ' and '))

function read(): Map<string, Area[]> {
  const areas = new Map<string, Area[]>()
  const add = (name: string, area: Area): void => {
    const key = keyOf(name)
    const known = areas.get(key) ?? []
    if (known.some(({ country, region }) => country === area.country && region === area.region)) return
    areas.set(key, [...known, area])
  }
  const inLanguage = languages
    .split(' ')
    .map((language) => new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }))
  for (const country of alphabet.flatMap((first) => alphabet.map((second) => first + second))) {
    const isCurrent = Intl.getCanonicalLocales(`und-${country}`)[0] === `und-${country}`
    if (!isCurrent || noCountry.has(country)) continue
    const names = inLanguage.flatMap((known) => known.of(country) ?? [])
    if (names.length === 0) continue
    for (const name of [country, ...names]) add(name, { country })
  }
  for (const line of others.trim().split('\n'))
    for (const name of line.slice(3).split(', ')) add(name, { country: line.slice(0, 2) })
  for (const { country, code, names } of regions) for (const name of names) add(name, { country, region: code })
  return areas
}
