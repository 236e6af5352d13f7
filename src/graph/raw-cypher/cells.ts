import type { RawNode, RawRelationship, RawValue } from '../../engine/engine.js'
import { readable } from './readable.js'

/** JSON, with what JSON has no form for as an object whose `$type` says what it is. */
export type Cell = string | number | boolean | null | readonly Cell[] | { readonly [key: string]: Cell }

/**
 * A value as JSON:
 *
 * - texts, numbers, booleans, null, lists and maps as they are;
 * - `{$type: 'Node', id, labels, properties}`, `{$type: 'Relationship', id, type, from, to,
 *   properties}` (ids are those of the graph, as everywhere in the schema; null where a node has
 *   none, as claims), `{$type: 'Path', nodes, relationships}`, of all the readable part alone;
 * - `{$type: 'Integer', value}` for whole numbers that a double does not hold, as digits;
 *   `{$type: 'Float', value}` for `NaN`, `Infinity` and `-Infinity`;
 * - `{$type: 'Date', value}` and so on for dates, times and durations, in ISO 8601;
 * - `{$type: 'Point', srid, coordinates}`;
 * - `{$type: 'Map', value}` for a map that has a key `$type` itself.
 */
export function cellOf(value: RawValue): Cell {
  if (typeof value === 'bigint') return { $type: 'Integer', value: String(value) }
  if (typeof value === 'number') return Number.isFinite(value) ? value : { $type: 'Float', value: String(value) }
  if (typeof value !== 'object' || value === null) return value
  if (isList(value)) return value.map(cellOf)
  if (isMap(value)) {
    const plain = fields(value)
    return value.has('$type') ? { $type: 'Map', value: plain } : plain
  }
  switch (value.kind) {
    case 'node':
      return nodeCell(value)
    case 'relationship':
      return relationshipCell(value)
    case 'path':
      return {
        $type: 'Path',
        nodes: value.nodes.map(nodeCell),
        relationships: value.relationships.map(relationshipCell),
      }
    case 'temporal':
      return { $type: value.type, value: value.text }
    case 'point':
      return { $type: 'Point', srid: value.srid, coordinates: value.coordinates }
  }
}

const isList = (value: RawValue): value is readonly RawValue[] => Array.isArray(value)
const isMap = (value: RawValue): value is ReadonlyMap<string, RawValue> => value instanceof Map

/** No key of it is one of an object's own, such as `__proto__`, by another way than being set. */
const fields = (values: ReadonlyMap<string, RawValue>): { [key: string]: Cell } =>
  Object.fromEntries([...values].map(([key, value]) => [key, cellOf(value)]))

const propertiesOf = (values: ReadonlyMap<string, RawValue>): { [key: string]: Cell } =>
  fields(new Map([...values].filter(([name]) => readable.properties.has(name)).sort(([a], [b]) => (a < b ? -1 : 1))))

function nodeCell({ labels, properties }: RawNode): Cell {
  const shown = labels.filter((label) => readable.labels.has(label))
  // Cannot be: translate.ts lets no such node through. If it ever does, it stops here.
  if (shown.length === 0) throw new Error('a node without a readable label came out of a raw read')
  const { id = null, ...rest } = propertiesOf(properties)
  return { $type: 'Node', id, labels: shown.sort(), properties: rest }
}

function relationshipCell({ type, properties }: RawRelationship): Cell {
  if (!readable.types.has(type)) throw new Error('a relationship of an unreadable type came out of a raw read')
  const { id = null, from = null, to = null, ...rest } = propertiesOf(properties)
  return { $type: 'Relationship', id, type, from, to, properties: rest }
}
