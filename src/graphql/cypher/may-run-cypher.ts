import { CityTiesError } from '../../domain/errors.js'
import type { Context } from '../shared/context.js'

/**
 * The one gate before a statement of the caller's own: it is open where the service offers
 * that. Who the caller is, and whether that one may, is for here too.
 */
export function assertMayRunCypher({ offers }: Context): void {
  if (!offers.cypher)
    throw new CityTiesError(
      'FORBIDDEN',
      'Cypher of your own is not offered here; whoever runs the service can switch it on (--cypher, CYPHER=on).',
      { reason: 'SWITCHED_OFF' },
    )
}
