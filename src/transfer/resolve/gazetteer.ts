/** A populated place as a list of the world's places has it. */
export interface Place {
  readonly geonamesId: number
  readonly name: string
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  /** GeoNames' code of the first level below the country; of the United States the postal code of the state. */
  readonly region: string
  readonly population: number
  /** Degrees, WGS 84. */
  readonly latitude: number
  readonly longitude: number
}

/** A list of places that says what a name can stand for, whether the graph has it or not. */
export interface Gazetteer {
  /** The places that have a name, as `fold` gives it, the most populous first. */
  named(key: string): readonly Place[]
  /** The places that have a name of which so many letters are others, the most populous first. */
  alike(key: string, typos_count: number): readonly Place[]
}
