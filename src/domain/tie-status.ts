import { TieStatus, type ValueOf } from './vocabulary.js'

/** In words for the schema: the rule that `statusOf` is. */
export const statusRule = 'what a source states; where none does, ENDED if an end (`until`) is stated, else ACTIVE'

/**
 * The status of a twinning, the same in what is shown, filters, orders and counts. It follows
 * from what is stated and never from today's date, so that an answer is the same tomorrow.
 */
export const statusOf = ({
  status,
  until,
}: {
  readonly status?: unknown
  readonly until?: unknown
}): ValueOf<typeof TieStatus> =>
  (status as ValueOf<typeof TieStatus> | null | undefined) ?? (until == null ? TieStatus.ACTIVE : TieStatus.ENDED)
