import neo4j, { type Node, type Path, type Relationship } from 'neo4j-driver'
import type { RawNode, RawRelationship, RawValue } from '../engine.js'

const temporalTypes = [
  ['Date', neo4j.isDate],
  ['DateTime', neo4j.isDateTime],
  ['LocalDateTime', neo4j.isLocalDateTime],
  ['Time', neo4j.isTime],
  ['LocalTime', neo4j.isLocalTime],
  ['Duration', neo4j.isDuration],
] as const

/** A value of the driver (made with `useBigInt`) as one of the port. @throws for a type that the port has none for */
export function rawValue(value: unknown): RawValue {
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number')
    return value
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value
  if (Array.isArray(value)) return value.map(rawValue)
  if (typeof value === 'object') return rawObject(value)
  throw new TypeError(`a value of type ${typeof value} from the driver`)
}

function rawObject(value: object): RawValue {
  if (neo4j.isNode(value)) return rawNode(value)
  if (neo4j.isRelationship(value)) return rawRelationship(value)
  if (neo4j.isPath(value)) return rawPath(value)
  if (neo4j.isPoint(value)) {
    const { srid, x, y, z } = value
    return { kind: 'point', srid: Number(srid), coordinates: [x, y, ...(z === undefined ? [] : [z])] }
  }
  const temporal = temporalTypes.find(([, isOf]) => isOf(value))
  if (temporal) return { kind: 'temporal', type: temporal[0], text: String(value) }
  // Maps come as plain objects; bytes and vectors do not, and nothing in the graph is stored as one.
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== null && prototype !== Object.prototype)
    throw new TypeError(`a value of type ${value.constructor.name} from the driver`)
  return properties(value)
}

const properties = (of: object): Map<string, RawValue> =>
  new Map(Object.entries(of).map(([name, value]) => [name, rawValue(value)]))

const rawNode = (node: Node): RawNode => ({
  kind: 'node',
  labels: node.labels,
  properties: properties(node.properties),
})

const rawRelationship = (relationship: Relationship): RawRelationship => ({
  kind: 'relationship',
  type: relationship.type,
  properties: properties(relationship.properties),
})

const rawPath = ({ start, segments }: Path): RawValue => ({
  kind: 'path',
  nodes: [start, ...segments.map(({ end }) => end)].map(rawNode),
  relationships: segments.map(({ relationship }) => rawRelationship(relationship)),
})
