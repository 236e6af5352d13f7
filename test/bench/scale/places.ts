import { countryOfCode } from '../../../src/domain/countries.js'
import { drawnFor, normal, upTo } from './drawn.js'

/** Those with many twinned cities first, then the others. */
const codes =
  'DE FR IT GB PL US ES RU HU JP CN CZ UA AT BR PT NL SE DK NO BE CA TR FI GR RO SK MX CH BG IN IL HR KR RS AR IE PE EE SI LT LV CL MD BA ID ZA MK NZ AU MA TN EG DZ NI CO MY SN ML TH VN PH'.split(
    ' ',
  )

export interface Country {
  readonly code: string
  readonly id: string
  readonly name: string
}

export const countries: readonly Country[] = codes.map((code) => {
  const country = countryOfCode(code)
  if (!country) throw new Error(`${code} is no code of a country`)
  return country
})

// As in the real data, where the first has a tenth of all, the tenth 2.4 % and the 45th 0.4 %.
const weights = countries.map((_, rank) => 1 / (rank + 5) ** 1.4)
const allWeights = weights.reduce((sum, weight) => sum + weight, 0)

export interface Place {
  readonly country: Country
  readonly latitude: number
  readonly longitude: number
  /** Null where it is not known, of one in ten. */
  readonly population: number | null
}

const unknownShare = 0.1
/** Half of the real ones have fewer; a quarter has fewer than 12,000, another more than 140,000. */
const medianPopulation = 34_000
const deviationOfLog = 1.9

export function placesOf(seed: number): (city: number) => Place {
  const drawn = drawnFor(seed, 21)
  const centre = drawnFor(seed, 22)
  const near = (middle: number, by: number): number => Number((middle + (by - 0.5) * 8).toFixed(4))
  return (city) => {
    const at = (i: number): number => drawn(city * 8 + i)
    const rank = rankAt(at(0))
    const size = Math.round(medianPopulation * Math.exp(deviationOfLog * normal(at(1), at(2))))
    return {
      country: countries[rank] as Country,
      latitude: near(-35 + centre(2 * rank) * 95, at(3)),
      longitude: near(-120 + centre(2 * rank + 1) * 260, at(4)),
      population: at(5) < unknownShare ? null : Math.max(100, Math.min(size, 35_000_000)),
    }
  }
}

function rankAt(drawn: number): number {
  let rest = drawn * allWeights
  for (const [rank, weight] of weights.entries()) {
    rest -= weight
    if (rest < 0) return rank
  }
  return upTo(drawn, weights.length)
}

/** As twinnings are made: hardly any before 1950, most about 1990. A few more precisely than to the year. */
export function datesOf(seed: number): (twinning: number) => { readonly since?: string; readonly until?: string } {
  const drawn = drawnFor(seed, 31)
  return (twinning) => {
    const at = (i: number): number => drawn(twinning * 8 + i)
    if (at(0) < 0.5) return {}
    const year = 1950 + upTo((at(1) + at(2)) / 2, 75)
    const month = String(1 + upTo(at(3), 12)).padStart(2, '0')
    const since = at(4) < 0.8 ? String(year) : `${year}-${month}`
    return at(5) < 0.03 ? { since, until: String(year + 5 + upTo(at(6), 20)) } : { since }
  }
}
