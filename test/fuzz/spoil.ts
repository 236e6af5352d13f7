import type { Random } from '../support/random.js'
import type { Operation } from './valid-operation.js'

/** A request to `/graphql`, of which nothing need be as it should. */
export interface Request {
  readonly query: unknown
  readonly variables?: unknown
  readonly operationName?: unknown
}

type Spoil = (operation: Operation, random: Random) => Request

const tokens = /"(?:\\.|[^"\\])*"|\.\.\.|[A-Za-z_]\w*|-?\d+(?:\.\d+)?|\S/g
const others = [
  '{',
  '}',
  '(',
  ')',
  '[',
  ']',
  ':',
  '$',
  '@',
  '!',
  '"',
  '"""',
  '...',
  'null',
  'true',
  '1e999',
  'on',
  '&',
  '\u0000',
  '\ufeff',
  '#',
  'ｆ',
  '"today"',
  '"XX"',
  '""',
]
const strange: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  '',
  'x',
  '\ud800',
  [],
  {},
  [null],
  [[[]]],
  { __typename: 1 },
  { eq: {} },
  'today',
  '2010-13',
  'XX',
  'ITA',
]

function onTokens(change: (words: string[], random: Random) => void): Spoil {
  return ({ query, variables }, random) => {
    const words = query.match(tokens) ?? []
    change(words, random)
    return { query: words.join(' '), variables }
  }
}

const withVariables =
  (change: (value: unknown, random: Random) => unknown): Spoil =>
  ({ query, variables }, random) => {
    const names = Object.keys(variables)
    if (names.length === 0) return { query, variables: { unknown: random.pick(strange) } }
    return { query, variables: { ...variables, [random.pick(names)]: change(undefined, random) } }
  }

/** Ways in which an operation may be none. */
const spoils: readonly Spoil[] = [
  onTokens((words, random) => void words.splice(random.below(words.length), 1)),
  onTokens((words, random) => void words.splice(random.below(words.length), 0, random.pick(others))),
  onTokens((words, random) => {
    words[random.below(words.length)] = random.pick(others)
  }),
  onTokens((words, random) => {
    words[random.below(words.length)] = random.pick(words)
  }),
  onTokens((words, random) => {
    const place = random.below(words.length)
    const name = words[place] ?? ''
    words[place] = /^\w/.test(name) ? `${name}x` : random.pick(others)
  }),
  ({ query, variables }, random) => ({ query: query.slice(0, random.below(query.length)), variables }),
  ({ query, variables }, random) => {
    const place = random.below(query.length)
    const strangeCharacter = String.fromCharCode(random.below(0xffff))
    return { query: query.slice(0, place) + strangeCharacter + query.slice(place), variables }
  },
  withVariables((_, random) => random.pick(strange)),
  withVariables(() => undefined),
  ({ query }, random) => ({ query, variables: random.pick(strange) }),
  ({ query, variables }, random) => ({ query, variables, operationName: random.pick(['Fuzz', 'Other', '', 5, {}]) }),
  ({ query, variables }) => ({ query: `${query} ${query}`, variables }),
  (_, random) => ({ query: random.pick(strange) }),
]

/** A request that was an operation once. */
export const spoiled: Spoil = (operation, random) => {
  const once = random.pick(spoils)(operation, random)
  if (!random.chance(0.3) || typeof once.query !== 'string' || once.query === '') return once
  const variables = (once.variables ?? {}) as Operation['variables']
  return random.pick(spoils)({ query: once.query, variables }, random)
}
