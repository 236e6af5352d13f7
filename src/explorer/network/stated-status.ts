import type { Tie } from './network.js'

interface Cited {
  /** What is stated there beside the fact itself. */
  readonly attributes: readonly string[]
}

/**
 * The status of a twinning where it says something. The API has one for each: ACTIVE where no source states a status
 * and no end, which is nobody's word.
 *
 * @returns null for an ACTIVE that no citation states
 */
export function statedStatus(status: NonNullable<Tie['status']>, citations: readonly Cited[] = []): Tie['status'] {
  const isStated = citations.some(({ attributes }) => attributes.includes('status'))
  return status === 'ACTIVE' && !isStated ? null : status
}
