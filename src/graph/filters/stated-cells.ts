import { type AttributeKind, type Properties, recordedAttributes, relationshipRules } from '../../domain/attributes.js'
import { EntityType } from '../../domain/vocabulary.js'
import { identityOf } from '../materialise.js'
import type { EntityRecord, RelationshipRecord } from '../records.js'
import { type Cells, filled, names, type Part, placed, provenance, stored } from './cells.js'
import { rowTextOf, rowTextReader, type TextProperty } from './row-text.js'

/** All that is stated of something, as a statement may give it. */
export interface StatedCells<T> {
  readonly values: Cells<T>
  /** Each thing as one text, which an engine may give sooner (`textRows`); reading it throws `UnreadableText` where it says too little. */
  readonly texts: Cells<T>
}

/** A tie of any type. */
export interface StatedTie {
  readonly relationship: RelationshipRecord
  /** Id, type, name and location of where it begins and where it ends; null where they were not asked for. */
  readonly ends: { readonly from: EntityRecord; readonly to: EntityRecord } | null
}

const entityAttributes = Object.values(recordedAttributes)
const tieAttributes = Object.values(relationshipRules).map(({ attributes }) => attributes)

const kinds = new Map<string, AttributeKind>(
  [...entityAttributes, ...tieAttributes].flatMap((attributes) =>
    Object.entries(attributes).map(([name, { kind }]) => [name, kind] as const),
  ),
)
const lists = new Set(['nameCitations', ...names, ...provenance.filter((name) => name !== 'revision')])
const numbers = new Set(['nameCitations', 'revision', 'latitude', 'longitude'])

const textProperty = (name: string): TextProperty => ({
  name,
  isNumber: numbers.has(name) || kinds.get(name) === 'integer',
  isList: lists.has(name) || kinds.get(name) === 'texts',
})

/** How the properties of what a variable holds become cells. */
type Notation = <T>(variable: string, properties: readonly string[], more?: Cases) => Part<T>

/** Properties that only some things have: of all, most would be nulls, which take a quarter of the reading. */
interface Cases {
  readonly of: readonly { readonly when: string; readonly properties: readonly string[] }[]
  /** Which of the cases a thing is; none where there are none of these properties. */
  which(record: Properties): number | undefined
}

/** Each property is a cell; those of a case are a list in one. */
const asValues: Notation = <T>(variable: string, properties: readonly string[], more?: Cases): Part<T> => {
  const terms = (list: readonly string[]): string[] => list.map((name) => `${variable}.${name}`)
  const cases = more?.of.map(({ when, properties: own }) => `WHEN ${when} THEN [${terms(own).join(', ')}]`) ?? []
  return {
    expressions: [...terms(properties), ...(more ? [`CASE ${cases.join(' ')} END`] : [])],
    read(cells, from) {
      const record = filled({}, properties, cells, from)
      const which = more?.which(record as Properties)
      const own = which === undefined ? undefined : more?.of[which]?.properties
      if (own) filled(record, own, cells[from + properties.length] as readonly unknown[], 0)
      return record as T
    },
  }
}

const asText: Notation = <T>(variable: string, properties: readonly string[], more?: Cases): Part<T> => {
  const all = [...new Set([...properties, ...(more?.of.flatMap((one) => one.properties) ?? [])])].map(textProperty)
  const read = rowTextReader(all)
  return { expressions: [rowTextOf(variable, all)], read: (cells, from) => read(cells[from]) as T }
}

const inBoth = <T>(partIn: (notation: Notation) => Part<T>): StatedCells<T> => ({
  values: placed(partIn(asValues), [], undefined),
  texts: placed(partIn(asText), [], undefined),
})

/** All that is stated of an entity: its properties without those that it is found and ordered by. */
export function statedEntityCells(variable: string): StatedCells<EntityRecord> {
  const types = Object.values(EntityType)
  const ofType: Cases = {
    of: types.map((type) => ({
      when: `${variable}.type = '${type}'`,
      properties: stored(recordedAttributes[type]),
    })),
    which: ({ type }) => types.indexOf(type as EntityType),
  }
  const shared = ['id', 'type', 'name', 'nameCitations', ...provenance, ...names]
  return inBoth((notation) => notation<EntityRecord>(variable, shared, ofType))
}

const keyed = ['type', 'from', 'to', 'key']

/**
 * All that is stated of a tie of any type, and what a drawing or a list shows of its ends where that is wanted.
 * What follows from its key is not read.
 */
export function statedTieCells(
  { tie, from, to }: { readonly tie: string; readonly from: string; readonly to: string },
  withEnds: boolean,
): StatedCells<StatedTie> {
  // Of most ties no more is said than that they are.
  const attributes: Cases = {
    of: [{ when: `${tie}.citeAttributes IS NOT NULL`, properties: [...new Set(tieAttributes.flatMap(stored))] }],
    which: ({ citeAttributes }) => (citeAttributes === undefined ? undefined : 0),
  }
  return inBoth((notation) => {
    const edge = notation<Properties>(tie, [...keyed, ...provenance], attributes)
    const ends = (withEnds ? [from, to] : []).map((variable) =>
      notation<EntityRecord>(variable, ['id', 'type', 'name', 'latitude', 'longitude']),
    )
    const width = edge.expressions.length
    return {
      expressions: [edge, ...ends].flatMap(({ expressions }) => expressions),
      read: (cells) => {
        let place = width
        const [start, end] = ends.map((part) => {
          const entity = part.read(cells, place)
          place += part.expressions.length
          return entity
        })
        return { relationship: withIdentity(edge.read(cells, 0)), ends: start && end ? { from: start, to: end } : null }
      },
    }
  })
}

function withIdentity(properties: Properties): RelationshipRecord {
  const { type, from, to, key } = properties as RelationshipRecord
  return Object.assign(identityOf({ type, from, to, key }), properties) as RelationshipRecord
}
