import type { RelationshipKey } from '../../../domain/ids.js'
import type { Ask } from '../ask.js'
import { assertNoCircle } from './assert-no-circle.js'
import { assertOneHolds } from './assert-one-holds.js'

/**
 * Ties that were moved or brought back may stand beside all others that there are.
 *
 * @param field of the input, which the refusal names
 * @throws Refused where two would hold of which one may, or a thing would be a part of itself
 */
export async function assertMayStand(ask: Ask, field: string, keys: readonly RelationshipKey[]): Promise<void> {
  await assertOneHolds(ask, field, keys)
  await assertNoCircle(ask, field, keys)
}
