import type { Sample } from '../sample.js'

export type Variables = Readonly<Record<string, unknown>>

/** One question, as each server is asked it. */
export interface Asked {
  readonly query: string
  /** The ids in the data of an answer, in the order of the answer. */
  readonly ids: (data: unknown) => string[]
}

export interface Shape {
  readonly name: string
  /** For the table. */
  readonly title: string
  readonly cityties: Asked
  readonly peer: Asked
  /** The best statement that we can write: one row, column `answer`. */
  readonly statement: { readonly text: string; readonly ids: (answer: unknown) => string[] }
  /** One entry a request; all servers are asked the same, in the same order. */
  readonly variables: (sample: Sample) => readonly Variables[]
  /**
   * `first` where rankings may differ and only the best hit is the same; else all ids in order.
   */
  readonly same?: 'first'
}

/** Answers are read as what their queries select; a wrong shape fails in the comparison. */
export const as = <T>(data: unknown): T => data as T

export interface ConnectionOf<T> {
  readonly edges: readonly { readonly node: T }[]
}
export const nodes = <T>({ edges }: ConnectionOf<T>): T[] => edges.map(({ node }) => node)
