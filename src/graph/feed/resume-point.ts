import { invalidInput } from '../../domain/errors.js'
import type { Version } from './feed-event.js'

const form = /^v(\d{1,15})(?:\.(-?\d{1,15}))?$/

/** A version as one text, which says more than its number: whether somebody wrote past the log since. */
export const formatResumePoint = ({ seq, drift }: Version): string => (drift === null ? `v${seq}` : `v${seq}.${drift}`)

/**
 * @param named where it came from
 * @throws invalid input
 */
export function parseResumePoint(text: string, named = 'after'): Version {
  const [, seq, drift] = form.exec(text) ?? []
  if (seq === undefined) throw invalidInput(`${named}: this is no cursor of an event; take one from \`cursor\`.`)
  return { seq: Number(seq), drift: drift === undefined ? null : Number(drift) }
}
