import { limitExceeded } from '../../domain/errors.js'

/** @throws LIMIT_EXCEEDED when an argument asks for more than is given */
export function atMost(argument: string, given: number, limit: number): number {
  if (given <= limit) return given
  throw limitExceeded(`${argument} is ${given}; at most ${limit} is taken. Ask for less.`, { limit, given })
}
