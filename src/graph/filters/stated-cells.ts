import {
  type AttributeKind,
  type Properties,
  type Property,
  recordedAttributes,
  relationshipRules,
} from '../../domain/attributes.js'
import { EntityType } from '../../domain/vocabulary.js'
import type { Row } from '../../engine/engine.js'
import { identityOf } from '../materialise.js'
import type { StatedEntity, StatedRelationship } from '../records.js'
import { filled, stored } from './cells.js'
import { rowTextOf, rowTextReader, type TextProperty } from './row-text.js'

/** How a statement gives all that is stated of things, and how that is read back. */
export interface StatedForm<T> {
  /**
   * Expressions: `shared` for what many have in common, by which a statement gathers them, so that it is
   * given once for all of them (of the reading, this takes a third away), and `own` for the rest of each.
   */
  readonly parts: { readonly shared: string; readonly own: string }
  /** @param rows of columns `shared` and `rows` */
  read(rows: readonly Row[]): T[]
}

export interface StatedForms<T> {
  readonly values: StatedForm<T>
  /** What is a thing's own as one text, which an engine may give sooner (`textRows`); reading it throws `UnreadableText` where it is not what was asked for. */
  readonly texts: StatedForm<T>
}

/** A tie of any type. */
export interface StatedTie {
  readonly relationship: StatedRelationship
  /** Where it begins and where it ends; null where that was not asked for. */
  readonly ends: { readonly from: StatedEntity; readonly to: StatedEntity } | null
}

const entityAttributes = Object.values(recordedAttributes)
const tieAttributes = Object.values(relationshipRules).map(({ attributes }) => attributes)

const kinds = new Map<string, AttributeKind>(
  [...entityAttributes, ...tieAttributes].flatMap((attributes) =>
    Object.entries(attributes).map(([name, { kind }]) => [name, kind] as const),
  ),
)
const lists = new Set(['names', 'citeLocators', 'citeClaimants'])
const numbers = new Set(['latitude', 'longitude'])

const textProperty = (name: string): TextProperty => ({
  name,
  isNumber: numbers.has(name) || kinds.get(name) === 'integer',
  isList: lists.has(name) || kinds.get(name) === 'texts',
})

/** The properties of what a variable holds, as cells, and read back from them into a record, which is given back. */
interface Part {
  readonly expressions: readonly string[]
  read(record: Stored, cells: readonly unknown[], from: number): Stored
}

type Stored = Record<string, Property>

/** Properties that only some things have: of all, most would be nulls, which take a quarter of the reading. */
interface Cases {
  readonly of: readonly { readonly when: string; readonly properties: readonly string[] }[]
  /** Which of the cases a thing is; none where there are none of these properties. */
  which(record: Properties): number | undefined
}

type Notation = (variable: string, properties: readonly string[], more?: Cases) => Part

const termsOf = (variable: string, properties: readonly string[]): string[] =>
  properties.map((name) => `${variable}.${name}`)

/** Each property is a cell; those of a case are a list in one. */
const asValues: Notation = (variable, properties, more) => {
  const cases = more?.of.map(({ when, properties: own }) => `WHEN ${when} THEN [${termsOf(variable, own).join(', ')}]`)
  return {
    expressions: [...termsOf(variable, properties), ...(cases ? [`CASE ${cases.join(' ')} END`] : [])],
    read(record, cells, from) {
      filled(record, properties, cells, from)
      const which = more?.which(record)
      const own = which === undefined ? undefined : more?.of[which]?.properties
      if (own) filled(record, own, cells[from + properties.length] as readonly unknown[], 0)
      return record
    },
  }
}

const asText: Notation = (variable, properties, more) => {
  const all = [...new Set([...properties, ...(more?.of.flatMap((one) => one.properties) ?? [])])].map(textProperty)
  const read = rowTextReader(all)
  return { expressions: [rowTextOf(variable, all)], read: (record, cells, from) => read(record, cells[from]) }
}

interface Shared {
  readonly variable: string
  readonly properties: readonly string[]
}

/** @param restIn the other cells of each, and what is made of all */
function formsOf<T>(
  { variable, properties }: Shared,
  restIn: (notation: Notation) => Pick<Part, 'expressions'> & { read(record: Stored, cells: readonly unknown[]): T },
): StatedForms<T> {
  const shared = termsOf(variable, properties).join(', ')
  const formIn = (notation: Notation): StatedForm<T> => {
    const { expressions, read } = restIn(notation)
    return {
      parts: { shared, own: expressions.join(', ') },
      read(rows) {
        const all: T[] = []
        // (A copy of a record that has what is shared takes several times as long to be added to.)
        for (const { shared: common, rows: each } of rows)
          for (const cells of each as readonly (readonly unknown[])[])
            all.push(read(filled({}, properties, common as readonly unknown[], 0) as Stored, cells))
        return all
      },
    }
  }
  return { values: formIn(asValues), texts: formIn(asText) }
}

/** All that is stated of an entity: its properties without those that it is found and ordered by. */
export function statedEntity(variable: string): StatedForms<StatedEntity> {
  const types = Object.values(EntityType)
  const ofType: Cases = {
    of: types.map((type) => ({ when: `${variable}.type = '${type}'`, properties: stored(recordedAttributes[type]) })),
    which: ({ type }) => types.indexOf(type as EntityType),
  }
  const said = ['citeEditions', 'citeClaimants', 'citeModalities', 'citeAttributes', 'nameLanguages', 'nameCitations']
  return formsOf({ variable, properties: ['type', ...said] }, (notation) => {
    const { expressions, read } = notation(variable, ['id', 'name', 'names', 'citeLocators'], ofType)
    return { expressions, read: (record, cells) => read(record, cells, 0) as StatedEntity }
  })
}

/**
 * All that is stated of a tie of any type, and what a drawing or a list shows of its ends where that is wanted.
 * What follows from its key is not read.
 */
export function statedTie(
  { tie, from, to }: { readonly tie: string; readonly from: string; readonly to: string },
  withEnds: boolean,
): StatedForms<StatedTie> {
  // Of most ties no more is said than that they are.
  const attributes: Cases = {
    of: [{ when: `${tie}.citeAttributes IS NOT NULL`, properties: [...new Set(tieAttributes.flatMap(stored))] }],
    which: ({ citeAttributes }) => (citeAttributes === undefined ? undefined : 0),
  }
  const shared = ['type', 'citeEditions', 'citeModalities', 'citeAttributes']
  return formsOf({ variable: tie, properties: shared }, (notation) => {
    const edge = notation(tie, ['from', 'to', 'key', 'citeLocators', 'citeClaimants'], attributes)
    const ends = (withEnds ? [from, to] : []).map((variable) =>
      notation(variable, ['id', 'type', 'name', 'latitude', 'longitude']),
    )
    return {
      expressions: [edge, ...ends].flatMap(({ expressions }) => expressions),
      read(record, cells) {
        const relationship = withIdentity(edge.read(record, cells, 0))
        const [start, end] = ends.map((part, i) => {
          const place = edge.expressions.length + i * part.expressions.length
          return part.read({}, cells, place) as StatedEntity
        })
        return { relationship, ends: start && end ? { from: start, to: end } : null }
      },
    }
  })
}

function withIdentity(properties: Properties): StatedRelationship {
  const { type, from, to, key } = properties as StatedRelationship
  return Object.assign(identityOf({ type, from, to, key }), properties) as StatedRelationship
}
