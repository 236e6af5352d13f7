import { CityTiesError } from '../domain/errors.js'
import type { Caller } from './caller.js'
import type { Role } from './role.js'

export const holdsRole = ({ roles }: Caller, needed: readonly Role[]): boolean => needed.some((role) => roles.has(role))

/** @throws unauthenticated where nobody said who is calling, forbidden where that one has none of the roles */
export function assertRole(caller: Caller, needed: readonly Role[]): void {
  if (!holdsRole(caller, needed)) throw lacksRole(caller, needed)
}

export function lacksRole({ kind, roles }: Caller, needed: readonly Role[]): CityTiesError {
  const what = `This needs the role ${needed.join(' or ')}`
  const details = { needs: needed }
  return kind === 'ANONYMOUS'
    ? new CityTiesError(
        'UNAUTHENTICATED',
        `${what}: send a key or token that has it, as Authorization: Bearer ….`,
        details,
      )
    : new CityTiesError('FORBIDDEN', `${what}; yours: ${[...roles].join(', ') || 'none'}.`, details)
}
