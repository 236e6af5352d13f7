import { fold } from '../../domain/fold.js'

/** Where a name may say that a place is. */
export interface Area {
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  /** A state of the United States, by its postal code. */
  readonly region?: string
}

/** The languages in which countries are known by name; node has them all (ICU). */
const languages =
  'en de fr it es pt nl pl cs sk sl hr sr sr-Latn bs hu ro bg el sv da nb fi et lv lt tr ru uk be ca eu gl ga mt sq mk is lb hy ka az he ar zh ja ko'

/** Names and codes that ICU does not have: short, old and partial ones, and codes of three letters. */
const others = `
AE UAE, ARE
AL ALB
AD AND
AR ARG
AT AUT
AU AUS
BA BIH, Bosnia, Bosnien, Bosnie
BE BEL
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
DE GER, DEU, BRD, Federal Republic of Germany
DK DEN, DNK
EE EST
EG EGY
ES ESP
FI FIN
FR FRA
GB UK, U.K., GBR, Great Britain, England, Scotland, Wales, Northern Ireland, Großbritannien, Schottland, Grande-Bretagne, Angleterre, Écosse, Gran Bretagna, Inghilterra, Scozia, Gran Bretaña, Inglaterra, Escocia
GE GEO
GR GRE, GRC, Hellas
HR CRO, HRV
HU HUN
IE IRL, Republic of Ireland, Éire
IL ISR
IN IND
IR IRN
IS ISL
IT ITA
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
PT POR, PRT
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

const states = `
AL Alabama, AK Alaska, AZ Arizona, AR Arkansas, CA California, CO Colorado, CT Connecticut, DE Delaware, DC District of Columbia,
FL Florida, HI Hawaii, ID Idaho, IL Illinois, IN Indiana, IA Iowa, KS Kansas, KY Kentucky, LA Louisiana, ME Maine,
MD Maryland, MA Massachusetts, MI Michigan, MN Minnesota, MS Mississippi, MO Missouri, MT Montana, NE Nebraska, NV Nevada,
NH New Hampshire, NJ New Jersey, NM New Mexico, NC North Carolina, ND North Dakota, OH Ohio, OK Oklahoma, OR Oregon,
PA Pennsylvania, RI Rhode Island, SC South Carolina, SD South Dakota, TN Tennessee, TX Texas, UT Utah, VT Vermont,
VA Virginia, WA Washington, WV West Virginia, WI Wisconsin, WY Wyoming, GA Georgia, NY New York`

const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
/** Codes that stand for no country: groups of them, and what is private or was. */
const noCountry = new Set(['EU', 'EZ', 'UN', 'XA', 'XB', 'ZZ', 'QO'])

let byName: ReadonlyMap<string, readonly Area[]> | null = null

/** What a text can mean as a country, by name in many languages or by code, or as a state of the United States. */
export function areasCalled(text: string): readonly Area[] {
  byName ??= read()
  const key = fold(text.replaceAll('.', ''))
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

function read(): Map<string, Area[]> {
  const areas = new Map<string, Area[]>()
  const add = (name: string, area: Area): void => {
    const key = fold(name.replaceAll('.', ''))
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
  for (const state of states.trim().split(/,\s+/))
    for (const name of [state.slice(0, 2), state.slice(3)]) add(name, { country: 'US', region: state.slice(0, 2) })
  return areas
}
