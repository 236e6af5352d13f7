import { holdsRole, lacksRole } from '../../access/assert-role.js'
import { Role } from '../../access/role.js'
import { CityTiesError } from '../../domain/errors.js'
import type { Context } from '../shared/context.js'

/**
 * The one gate before a statement of the caller's own: it is open where the service offers
 * that, to researchers. Where nobody could show that they are one, as on a researcher's own
 * machine, everybody counts as one, until the first key is made.
 *
 * @throws forbidden, or unauthenticated for who might be a researcher
 */
export async function assertMayRunCypher(context: Context): Promise<void> {
  const { offers, caller } = context
  if (!offers.cypher)
    throw new CityTiesError(
      'FORBIDDEN',
      'Cypher of your own is not offered here; whoever runs the service can switch it on (--cypher, CYPHER=on).',
      { reason: 'SWITCHED_OFF' },
    )
  const needed = [Role.RESEARCHER]
  if (!holdsRole(caller, needed) && (await context.isGuarded())) throw lacksRole(caller, needed)
}
