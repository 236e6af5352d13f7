import { parseArgs } from 'node:util'
import { type EngineName, engineNames } from '../engine-names.js'
import { pickNames, whole } from '../option-values.js'

const setNames = ['wikidata', 'generated'] as const
export type SetName = (typeof setNames)[number]

export interface Options {
  readonly rounds: number
  readonly engines: readonly EngineName[]
  readonly sets: readonly SetName[]
  readonly save: boolean
}

export const usage = `npm run bench:transfer -- [options]
  --rounds <n>      interleaved rounds, of which the medians are taken (3)
  --engines <a,b>   only these: ${engineNames.join(', ')}
  --sets <a,b>      only these data: ${setNames.join(', ')}
  --save            write test/bench/transfer/baseline.json, and the tables of the README`

/** @throws Error with one sentence when the words are wrong */
export function readOptions(words: readonly string[]): Options | 'help' {
  const { values } = parseArgs({
    args: [...words],
    options: {
      rounds: { type: 'string', default: '3' },
      engines: { type: 'string', default: engineNames.join(',') },
      sets: { type: 'string', default: setNames.join(',') },
      save: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return 'help'
  return {
    rounds: whole('--rounds', values.rounds),
    engines: pickNames('--engines', values.engines, engineNames),
    sets: pickNames('--sets', values.sets, setNames),
    save: values.save,
  }
}
