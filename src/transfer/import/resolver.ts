import type { RawFact, Unresolved } from './row.js'

/** An entity that a name may mean. */
export interface Candidate {
  readonly id: string
  readonly name: string
}

/** What is stated of an entity that is not in the graph yet; with places of their own. */
export interface NewFacts {
  readonly entities: readonly RawFact[]
  readonly relationships: readonly RawFact[]
}

/** What a name was taken for, and why, in words. */
export type Resolution = { readonly explanation: string } & (
  | { readonly kind: 'id'; readonly id: string; readonly facts?: NewFacts }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly Candidate[] }
  | { readonly kind: 'unknown' }
)

/** Names are resolved, by what decides beside the graph what they mean: it is part of what makes an edition. */
export interface Resolving {
  readonly resolver: Resolver
  readonly decidedBy: readonly string[]
}

export interface Resolver {
  /** One answer for each name, in their order. */
  resolve(wanted: readonly Unresolved[]): Promise<readonly Resolution[]>
}
