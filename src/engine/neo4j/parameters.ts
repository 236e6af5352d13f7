import neo4j from 'neo4j-driver'
import type { Parameter, Parameters } from '../engine.js'

/** Whole numbers become integers, as on the embedded engine; the driver alone would send every number as a float. */
function convert(value: Parameter): unknown {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? neo4j.int(value) : value
  if (Array.isArray(value)) return value.map(convert)
  if (typeof value === 'object' && value !== null) return toDriver(value as Parameters)
  return value ?? null
}

export const toDriver = (parameters: Parameters): Record<string, unknown> =>
  Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, convert(value)]))
