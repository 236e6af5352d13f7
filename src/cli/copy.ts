import { withGraph } from '../compose.js'
import type { CopyEnds } from '../config.js'
import { type CopyReport, copyGraph } from '../transfer/copy/copy-graph.js'
import type { Content } from '../transfer/copy/records-of.js'
import { interruptible } from './interruptible.js'
import { dimmed, print, progress } from './terminal.js'

export interface CopyFlags {
  readonly into?: boolean
  readonly json?: boolean
}

/** Moves a graph to another engine, with a bar of the records written; Ctrl-C stops it between two batches. */
export async function copy({ from, to }: CopyEnds, { into, json }: CopyFlags): Promise<void> {
  const bar = progress('records')
  const note = (text: string): void => {
    process.stderr.write(`${dimmed(text)}\n`)
  }
  await interruptible(
    async (signal) => {
      const report = await withGraph(
        { database: from },
        (source) =>
          withGraph({ database: to }, async (target) => {
            note(`from ${source.engine.description}\nto   ${target.engine.description}`)
            try {
              return await copyGraph(source, target, {
                signal,
                ...(into ? { into } : {}),
                on: {
                  reading: (which) => {
                    bar.stop()
                    note(which === 'FROM' ? 'reading what there is…' : 'comparing both…')
                  },
                  counted: bar.start,
                  written: bar.update,
                },
              })
            } finally {
              bar.stop()
            }
          }),
        { mustExist: true },
      )
      print(report, { json, text: describe(report) })
    },
    { goesOn: true },
  )
}

function describe({
  unchanged,
  resumed,
  same,
  created_count,
  updated_count,
  removed_count,
  from,
  to,
}: CopyReport): string {
  const done = unchanged
    ? 'nothing to do, all of this is there'
    : `${resumed ? 'went on with the copy; ' : ''}${created_count} created, ${updated_count} updated, ${removed_count} removed`
  return same
    ? `${done}\nboth graphs are the same: ${contentText(from)}`
    : `${done}\nthe graphs differ: the target has ${contentText(to)}; what was copied is ${contentText(from)}`
}

const contentText = ({ counts: { sources, editions, entities, relationships }, contentHash }: Content): string =>
  `${sources} sources, ${editions} editions, ${entities} entities, ${relationships} relationships, content ${contentHash}`
