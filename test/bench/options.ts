import { parseArgs } from 'node:util'
import { shapes } from './shapes/all.js'
import type { Shape } from './shapes/shape.js'

export interface Options {
  readonly rounds: number
  /** Of one measurement; null for what fits into the whole's time. */
  readonly seconds: number | null
  readonly warmUp_s: number
  readonly save: boolean
  readonly neo4jVersion: string
  readonly shapes: readonly Shape[]
}

export const usage = `npm run bench -- [options]
  --rounds <n>     interleaved rounds, of which the medians are taken (3)
  --seconds <s>    how long one measurement takes (2 or less, so that all take some three minutes beside the start)
  --shapes <a,b>   only these: ${shapes.map(({ name }) => name).join(', ')}
  --quick          one short round, about a minute; its figures are only a hint
  --save           write test/bench/baseline.json
  --neo4j <v>      version of Neo4j (5.26.30)`

/** @throws Error with one sentence when the words are wrong */
export function readOptions(words: readonly string[]): Options | 'help' {
  const { values } = parseArgs({
    args: [...words],
    options: {
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      shapes: { type: 'string' },
      neo4j: { type: 'string', default: '5.26.30' },
      quick: { type: 'boolean', default: false },
      save: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return 'help'
  const rounds = positive('--rounds', values.rounds) ?? (values.quick ? 1 : 3)
  if (!Number.isInteger(rounds)) throw new Error('--rounds takes a whole number.')
  return {
    rounds,
    seconds: positive('--seconds', values.seconds) ?? (values.quick ? 0.7 : null),
    warmUp_s: values.quick ? 0.7 : 2,
    save: values.save,
    neo4jVersion: values.neo4j,
    shapes: pick(values.shapes),
  }
}

function positive(name: string, text: string | undefined): number | null {
  if (text === undefined) return null
  const value = Number(text)
  if (!(value > 0)) throw new Error(`${name} is '${text}'; it takes a number above 0.`)
  return value
}

export function pick(names: string | undefined): readonly Shape[] {
  if (names === undefined) return shapes
  return names.split(',').map((name) => {
    const shape = shapes.find((one) => one.name === name)
    if (!shape) throw new Error(`There is no shape '${name}'; there are ${shapes.map((one) => one.name).join(', ')}.`)
    return shape
  })
}
