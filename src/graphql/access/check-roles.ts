import type { AuthChecker } from 'type-graphql'
import { assertRole } from '../../access/assert-role.js'
import type { Role } from '../../access/role.js'
import type { Context } from '../shared/context.js'

/**
 * The one place where the schema's rules are checked. A rule stands above an operation, or
 * above a field that has a resolver of its own:
 *
 *     @Authorized(Role.EDITOR)
 *     @Mutation(() => CityPayload, { description: '…' })
 *     createCity(@Args(() => CreateCityArgs) args: CreateCityArgs, @Ctx() { caller }: Context) { … }
 *
 * Whoever has one of its roles may, or a role that includes one (access/role.ts). Every mutation
 * has a rule, or the schema is not made (assert-rules.ts). Who it is that writes, for the change
 * log, is `caller.actor`. That somebody may read at all is settled before (server/identification.ts),
 * so queries need no rule that says so.
 *
 * It must stay an arrow function: type-graphql takes what has a prototype for a class of checkers.
 */
export const checkRoles: AuthChecker<Context, Role> = ({ context }, roles) => {
  assertRole(context.caller, roles)
  return true
}
