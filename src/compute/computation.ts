import type { Algorithm } from './algorithms.js'
import type { Measured } from './measured.js'

/** What makes a figure citable, but for the hash of its content, which takes a while on large graphs. */
export interface ComputationOf {
  readonly graphVersion: number
  readonly filter: object
  readonly algorithm: string
  readonly parameters: object
  readonly seed: number | null
}

export function computationOf(measured: Measured, { algorithm, parameters = {}, seed }: Algorithm): ComputationOf {
  const { graphVersion } = measured.selection
  return { graphVersion, filter: filterOf(measured), algorithm, parameters, seed: seed ?? null }
}

/** The part of the graph that was asked for, in full. */
export function filterOf({ question }: Measured): object {
  const { types = ['TWINNED_WITH'], ...rest } = question
  return { types, ...rest }
}
