import { cityKinds, entityTypeCode, tieKinds, tieStatuses } from '../../analytics/codes.js'
import { keyOfEdge, nodeCalled, type Projection, statusOfEdge, typeOfNode } from '../../analytics/projection.js'
import { relationshipRules } from '../../domain/attributes.js'
import { formatRelationshipId } from '../../domain/ids.js'
import type { EntityType, RelationshipType } from '../../domain/vocabulary.js'
import { nodeProperties, type Select, tieProperties } from '../filters/cells.js'
import type { Reach } from '../reaches.js'
import type { EntityRecord, RelationshipRecord } from '../records.js'

type Value = string | number | undefined
/** A property of a node or an edge, by its number; undefined where it is not known. */
type Property = (projection: Projection, number: number) => Value

const coordinate = (value: number): Value => (Number.isNaN(value) ? undefined : value)

/** What the projection holds of nodes, by the names of the stored properties. */
const ofNodes: Readonly<Record<string, Property>> = {
  name: ({ names }, node) => names[node],
  wikidataId: ({ nodes }, node) => {
    const number = nodes.wikidata[node] as number
    return Number.isNaN(number) ? undefined : `Q${number}`
  },
  population: ({ nodes }, node) => {
    const population = nodes.population[node] as number
    return population < 0 ? undefined : population
  },
  latitude: ({ nodes }, node) => coordinate(nodes.latitude[node] as number),
  longitude: ({ nodes }, node) => coordinate(nodes.longitude[node] as number),
  code: ({ ids, countryCodes }, node) => countryCodes.get(ids[node] as string),
}

/** Of cities alone: other types have kinds too. */
const ofCities: Readonly<Record<string, Property>> = {
  ...ofNodes,
  kind: ({ nodes }, node) => cityKinds.word(nodes.kind[node] as number) ?? undefined,
}

type Part = readonly (readonly [name: string, property: Property])[]

/** The properties that are asked for, of those that there are; null where one of them is not held. */
function partOf(
  asked: readonly string[],
  stored: ReadonlySet<string>,
  held: Readonly<Record<string, Property>>,
): Part | null {
  const part: [string, Property][] = []
  for (const name of asked) {
    if (!stored.has(name)) continue
    const property = held[name]
    if (!property) return null
    part.push([name, property])
  }
  return part
}

function put(record: Record<string, unknown>, part: Part, projection: Projection, number: number): void {
  for (const [name, property] of part) {
    const value = property(projection, number)
    if (value !== undefined) record[name] = value
  }
}

/** Entities as the projection holds them. */
export interface HeldEntities {
  /** The entity of a node. */
  at(projection: Projection, node: number): EntityRecord
  /** By id; null where there is none. */
  get(projection: Projection, id: string): EntityRecord | null
}

/** The entities of a label with what is selected of them; null where the projection does not hold all of that. */
export function heldEntities(label: EntityType | 'Entity', select: Pick<Select, 'node'>): HeldEntities | null {
  const part = partOf(select.node, nodeProperties(label), label === 'City' ? ofCities : ofNodes)
  if (!part) return null
  const at: HeldEntities['at'] = (projection, node) => {
    const record = { id: projection.ids[node] as string, type: typeOfNode(projection, node) }
    put(record, part, projection, node)
    return record as EntityRecord
  }
  return {
    at,
    get: (projection, id) => {
      const node = nodeCalled(projection, id)
      return node < 0 ? null : at(projection, node)
    },
  }
}

/** Relationships as the projection holds them, by the number of their edge. */
export type HeldTies = (projection: Projection, edge: number) => RelationshipRecord

/** The ties of a type with what is selected of them; null where the projection does not hold all of that. */
export function heldTies(type: RelationshipType, tie: readonly string[]): HeldTies | null {
  const { discriminator } = relationshipRules[type]
  const held: Record<string, Property> = {
    status: (projection, edge) => tieStatuses.word(statusOfEdge(projection, edge)) ?? undefined,
  }
  if (discriminator)
    held[discriminator.name] = ({ edges }, edge) =>
      tieKinds[edges.type[edge] as number]?.word(edges.kind[edge] as number) ?? undefined
  const part = partOf(tie, tieProperties(type), held)
  if (!part) return null
  return (projection, edge) => {
    const key = keyOfEdge(projection, edge)
    const record = { id: formatRelationshipId(key), type, from: key.from, to: key.to }
    put(record, part, projection, edge)
    return record as unknown as RelationshipRecord
  }
}

/** What the other end of ties must be: its code, or null where it may be anything. */
export const codeOfLabel = (label: Reach['label']): number | null =>
  label === 'Entity' ? null : (entityTypeCode.get(label) as number)
