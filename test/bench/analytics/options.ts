import { parseArgs } from 'node:util'
import { whole } from '../option-values.js'
import { tasks } from './tasks.js'

export interface Options {
  readonly rounds: number
  readonly tasks: typeof tasks
  readonly gds: boolean
  readonly compare: boolean
  /** Numbers of nodes at which growth is shown. */
  readonly sizes: readonly number[]
  /** Measure a served graph, too, and for how many seconds each time. */
  readonly serving: boolean
  readonly seconds: number
  readonly save: boolean
}

export const usage = `npm run bench:analytics -- [options]
  --rounds <n>     interleaved rounds, of which the medians are taken (5)
  --tasks <a,b>    only these: ${tasks.map(({ name }) => name).join(', ')}; none for no table of speed
  --sizes <a,b>    numbers of nodes at which growth is shown (10000,100000,1000000); none for no table of growth
  --no-gds         without Neo4j and its Graph Data Science library
  --no-serving     without look-ups while a measure is computed, and paths beside Bolt's
  --seconds <n>    how long a server is loaded each time (4)
  --no-compare     without comparing every measure with NetworkX and igraph first
  --save           write test/bench/analytics/baseline.json, and the tables of the README`

/** @throws Error with one sentence when the words are wrong */
export function readOptions(words: readonly string[]): Options | 'help' {
  const { values } = parseArgs({
    args: [...words],
    allowNegative: true,
    options: {
      rounds: { type: 'string', default: '5' },
      tasks: { type: 'string' },
      sizes: { type: 'string', default: '10000,100000,1000000' },
      gds: { type: 'boolean', default: true },
      serving: { type: 'boolean', default: true },
      seconds: { type: 'string', default: '4' },
      compare: { type: 'boolean', default: true },
      save: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return 'help'
  return {
    rounds: whole('--rounds', values.rounds),
    tasks: pick(values.tasks),
    gds: values.gds,
    compare: values.compare,
    serving: values.serving,
    seconds: whole('--seconds', values.seconds),
    sizes: values.sizes === 'none' ? [] : values.sizes.split(',').map((size) => whole('--sizes', size)),
    save: values.save,
  }
}

function pick(names: string | undefined): typeof tasks {
  if (names === undefined) return tasks
  if (names === 'none') return []
  return names.split(',').map((name) => {
    const task = tasks.find((one) => one.name === name)
    if (!task) throw new Error(`There is no task '${name}'; there are ${tasks.map((one) => one.name).join(', ')}.`)
    return task
  })
}
