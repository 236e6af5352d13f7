import { randomBytes } from 'node:crypto'
import type { ChangeLog } from '../change-log.js'
import type { Statements } from '../statements.js'

export interface ForgottenActor {
  /** What the log calls them now; null where it had nothing of them. */
  readonly pseudonym: string | null
  readonly changes_count: number
}

/**
 * Takes the name of who made changes out of the log: all of their changes are one pseudonym's from
 * then on, which is made by chance, so that nobody can work it out from a name. The keys under
 * which they asked for changes go too.
 */
export async function forgetActor(
  { log, statements }: { readonly log: ChangeLog; readonly statements: Statements },
  actor: string,
): Promise<ForgottenActor> {
  const pseudonym = `forgotten:${randomBytes(5).toString('hex')}`
  const author = { actor: 'cityties forget-actor', reason: `${pseudonym} takes the place of a name` }
  const { changes_count } = await log.commit(author, async (transaction) => {
    const [changed] = await transaction.run(statements.get('change/forget-actor'), { actor, pseudonym })
    const [kept] = await transaction.run(statements.get('idempotency/forget-actor'), { actor })
    const count = Number(changed?.['count'] ?? 0)
    return { touched: [], removed: [], changes_count: count, isKept: count + Number(kept?.['count'] ?? 0) > 0 }
  })
  return { pseudonym: changes_count > 0 ? pseudonym : null, changes_count }
}
