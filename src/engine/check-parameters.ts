import { invalidInput } from '../domain/errors.js'
import type { Parameter, Parameters } from './engine.js'

const depthMax = 8

/**
 * Refuses what engines take wrongly: they follow cycles without end, and take Infinity and
 * NaN for numbers that no comparison finds again.
 */
export function checkParameters(parameters: Parameters): void {
  for (const [name, value] of Object.entries(parameters)) check(name, value, 0)
}

function check(name: string, value: Parameter, depth: number): void {
  if (typeof value === 'number' && !Number.isFinite(value)) throw invalidInput(`${name} is not a finite number.`)
  if (typeof value !== 'object' || value === null) return
  if (depth > depthMax) throw invalidInput(`${name} is nested deeper than ${depthMax} levels.`)
  // Lists of lists of numbers and texts are most of it.
  if (Array.isArray(value)) for (let i = 0; i < value.length; i++) check(name, value[i] as Parameter, depth + 1)
  else for (const part of Object.values(value)) check(name, part as Parameter, depth + 1)
}
