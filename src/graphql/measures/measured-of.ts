import type { Measured } from '../../compute/measured.js'
import { questionOf, type SubgraphArgs } from '../aggregate/aggregate-args.js'
import type { Context } from '../shared/context.js'

/** The part of the graph that arguments ask for, with its measures. */
export async function measuredOf(context: Context, args: SubgraphArgs): Promise<Measured> {
  const question = questionOf(args)
  return context.measures.of(await context.subgraph(question), question)
}
