import { withGraph } from '../compose.js'
import type { Config } from '../config.js'
import { notFound } from '../domain/errors.js'
import { forgetActor } from '../graph/commands/forget-actor.js'
import { print } from './terminal.js'

/** Takes the name of who made changes out of the history. */
export async function forgetActorOf(
  config: Config,
  actor: string,
  { json }: { readonly json?: boolean },
): Promise<void> {
  const report = await withGraph(config, (graph) => forgetActor(graph, actor), { mustExist: true })
  const { pseudonym, changes_count } = report
  if (pseudonym === null)
    throw notFound(
      `The history has no change by that name. \`{ changes { edges { node { actor } } } }\` shows the names.`,
    )
  const text = `${changes_count} change${changes_count === 1 ? ' is' : 's are'} by ${pseudonym} now`
  print({ pseudonym, changes: changes_count }, { json, text })
}
