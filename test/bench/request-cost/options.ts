import { parseArgs } from 'node:util'
import { type EngineName, engineNames } from '../engine-names.js'
import { pickNames, whole } from '../option-values.js'

export interface Options {
  readonly rounds: number
  readonly seconds: number
  readonly connections: number
  readonly engines: readonly EngineName[]
}

export const usage = `npm run bench:request-cost -- [options]
  --rounds <n>       rounds in which the servers take turns, of which the medians are taken (15)
  --seconds <n>      how long each is asked in a round (2)
  --connections <n>  clients that ask at once (1)
  --engines <a,b>    only these: ${engineNames.join(', ')}`

/** @throws Error with one sentence when the words are wrong */
export function readOptions(words: readonly string[]): Options | 'help' {
  const { values } = parseArgs({
    args: [...words],
    options: {
      rounds: { type: 'string', default: '15' },
      seconds: { type: 'string', default: '2' },
      connections: { type: 'string', default: '1' },
      engines: { type: 'string', default: engineNames.join(',') },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return 'help'
  return {
    rounds: whole('--rounds', values.rounds),
    seconds: whole('--seconds', values.seconds),
    connections: whole('--connections', values.connections),
    engines: pickNames('--engines', values.engines, engineNames),
  }
}
