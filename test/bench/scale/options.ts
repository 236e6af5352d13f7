import { parseArgs } from 'node:util'
import { type EngineName, engineNames } from '../engine-names.js'
import { pickNames, whole } from '../option-values.js'

export interface Options {
  /** Numbers of cities. */
  readonly sizes: readonly number[]
  readonly engines: readonly EngineName[]
  readonly rounds: number
  readonly seconds: number
  /** Where the worlds and the databases are put; null for a temporary folder, which is deleted. */
  readonly folder: string | null
  readonly save: boolean
}

export const usage = `npm run bench:scale -- [options]
  --sizes <n,m>     numbers of cities, with three twinnings each (10000,100000,1000000)
  --engines <a,b>   only these: ${engineNames.join(', ')}
  --rounds <n>      rounds of questions, of which the medians are taken (3)
  --seconds <n>     how long each question is asked in a round (4)
  --folder <path>   keep the worlds and the databases there
  --save            write test/bench/scale/baseline.json, the tables of docs/sizing.md and the curves`

/** @throws Error with one sentence when the words are wrong */
export function readOptions(words: readonly string[]): Options | 'help' {
  const { values } = parseArgs({
    args: [...words],
    options: {
      sizes: { type: 'string', default: '10000,100000,1000000' },
      engines: { type: 'string', default: engineNames.join(',') },
      rounds: { type: 'string', default: '3' },
      seconds: { type: 'string', default: '4' },
      folder: { type: 'string' },
      save: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return 'help'
  return {
    sizes: values.sizes.split(',').map((size) => whole('--sizes', size)),
    engines: pickNames('--engines', values.engines, engineNames),
    rounds: whole('--rounds', values.rounds),
    seconds: whole('--seconds', values.seconds),
    folder: values.folder ?? null,
    save: values.save,
  }
}
