import { parseArgs } from 'node:util'

const engineNames = ['embedded', 'neo4j'] as const
export type EngineName = (typeof engineNames)[number]
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
  const rounds = Number(values.rounds)
  if (!(Number.isInteger(rounds) && rounds > 0)) throw new Error('--rounds takes a whole number above 0.')
  return {
    rounds,
    engines: pick('--engines', values.engines, engineNames),
    sets: pick('--sets', values.sets, setNames),
    save: values.save,
  }
}

function pick<T extends string>(option: string, text: string, known: readonly T[]): T[] {
  return text.split(',').map((name) => {
    const found = known.find((one) => one === name)
    if (found === undefined) throw new Error(`${option} has '${name}'; there are ${known.join(', ')}.`)
    return found
  })
}
