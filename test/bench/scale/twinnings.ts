import { type Drawn, drawnFor, upTo } from './drawn.js'

export const twinningsPerCity = 3

/** Of the ends that are drawn, those for which every city is as likely as any other; the rest go by degree. */
const uniformShare = 0.6

/**
 * Who is twinned with whom. Each city brings one twinning with a city that is there, and then
 * two come up between any that are there: ends are drawn partly in proportion to degree, partly
 * not. Its quantiles, divided by the mean, are those of Wikidata's sister cities; see the test.
 *
 * Nothing is kept: an end that goes by degree is that of an earlier end, which is drawn again
 * until a city is found (Sanders and Schulz 2016, for the model of Barabási and Albert).
 */
export class Twinnings {
  readonly #isUniform: Drawn
  readonly #city: Drawn
  readonly #earlierEnd: Drawn

  constructor(
    readonly cities: number,
    seed: number,
  ) {
    this.#isUniform = drawnFor(seed, 1)
    this.#city = drawnFor(seed, 2)
    this.#earlierEnd = drawnFor(seed, 3)
  }

  /** With the few that tie a city to itself, or two that are tied already. */
  get count(): number {
    return this.cities * twinningsPerCity
  }

  /** The two cities of a twinning, by their numbers. */
  of(twinning: number): readonly [number, number] {
    return [this.#end(2 * twinning), this.#end(2 * twinning + 1)]
  }

  /** Ends are numbered: twinning 0 has ends 0 and 1. */
  #end(first: number): number {
    for (let end = first; ; ) {
      const twinning = end >>> 1
      const newest = Math.floor(twinning / twinningsPerCity)
      const isNewest = twinning % twinningsPerCity === 0 && end % 2 === 0
      if (isNewest || newest === 0) return newest
      if (this.#isUniform(end) < uniformShare) return upTo(this.#city(end), newest)
      end = upTo(this.#earlierEnd(end), 2 * twinning)
    }
  }
}
