import type { Modality } from './vocabulary.js'

/** Who says a fact, and where. */
export interface Citation {
  /** The id of the source's edition. */
  readonly edition: string
  /** Where in it: `paragraph 3`, `line 1207`, `Q6259`. */
  readonly locator: string
  /** The entity that makes the claim, where the source records who does (one side of a twinning), else ''. */
  readonly claimant: string
  readonly modality: Modality
}

/** A citation of a node or relationship, with the attributes that it states ('' entries never appear). */
export interface CitationOf extends Citation {
  readonly attributes: readonly string[]
}

export const sameCitation = (a: Citation, b: Citation): boolean =>
  a.edition === b.edition && a.locator === b.locator && a.claimant === b.claimant && a.modality === b.modality

const strength: Readonly<Record<Modality, number>> = { STATED: 2, ANNOUNCED: 1, INFERRED: 0 }

/** How firmly a thing is said where it is said most firmly: 2 for STATED, 1 for ANNOUNCED, 0 for INFERRED. */
export const firmness = (citations: readonly Citation[]): number =>
  Math.max(...citations.map(({ modality }) => strength[modality]))

/** The strongest way in which any of the citations says it. */
export const strongest = (modalities: readonly Modality[]): Modality =>
  modalities.reduce((best, next) => (strength[next] > strength[best] ? next : best), 'INFERRED')
