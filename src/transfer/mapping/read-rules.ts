import { type AttributeKind, entityAttributes, relationshipRules } from '../../domain/attributes.js'
import { EntityType, RelationshipType } from '../../domain/vocabulary.js'
import type { Each, End, EntityRule, Field, RelationshipRule, Rules, Search } from './mapping.js'
import { attributeFrom, type Notation, pointOf } from './notation.js'
import type { Part } from './part.js'
import type { Template } from './template.js'
import { keyOf, type NoteColumn, readConditions, readFirst, readTemplate, readValue } from './values.js'

export interface RulesContext {
  readonly note: NoteColumn
  readonly notation: Notation
  /** Ends of relationships that other rows have made. */
  readonly given: readonly string[]
}

const ordinal = { kind: 'integer' } as const

const common = ['type', 'when', 'unless', 'each', 'claimant', 'modality']

type Kinds = { readonly [attribute: string]: { readonly kind: AttributeKind } }

/** Where the type is in a column, every attribute that some type has: the same name means the same everywhere. */
function attributesOf(tables: { readonly [type: string]: Kinds }, type: Template): Kinds {
  const own = type.columns.length === 0 ? tables[type.text] : undefined
  return own ?? (Object.assign({}, ...Object.values(tables)) as Kinds)
}

const relationshipAttributes = Object.fromEntries(
  Object.entries(relationshipRules).map(([type, { attributes, discriminator }]): [string, Kinds] => [
    type,
    discriminator ? { ...attributes, [discriminator.name]: { kind: 'enum' } } : attributes,
  ]),
)

/** Reads what the rows of one kind say; what is wrong is told at its place. */
export function readRules(part: Part, context: RulesContext): Rules {
  const entities = part.at('entities')
  const names = entities.keys()
  const relationships = part.at('relationships')
  if (!relationships.isMissing && !Array.isArray(relationships.value)) relationships.fault('expected a list')
  return {
    entities: names.map((name) => readEntity(name, entities.at(name), context)),
    relationships: Array.isArray(relationships.value)
      ? relationships.each().map((rule) => readRelationship(rule, [...names, ...context.given], context))
      : [],
  }
}

function readEntity(name: string, rule: Part, context: RulesContext): EntityRule {
  const noting = withinEach(rule, context)
  const type = readType(rule, EntityType, noting)
  const attributes = attributesOf(entityAttributes, type)
  rule.keys([...common, 'id', 'find', 'names', ...Object.keys(attributes)])
  if (rule.at('id').isMissing && rule.at('find').isMissing) rule.fault('has neither id nor find')
  const texts = rule.at('names')
  return {
    ...readCommon(rule, attributes, [], noting),
    name,
    type,
    id: rule.at('id').isMissing ? () => '' : readFirst(rule.at('id'), noting),
    idText: textOf(rule.at('id')),
    search: rule.at('find').isMissing ? null : readSearch(rule.at('find'), noting),
    names: texts.keys().map((language) => ({
      language: readTemplate(keyOf(texts, language), noting),
      texts: readValue(texts.at(language), noting),
    })),
  }
}

function readRelationship(rule: Part, ends: readonly string[], context: RulesContext): RelationshipRule {
  const noting = withinEach(rule, context)
  const type = readType(rule, RelationshipType, noting)
  const attributes = attributesOf(relationshipAttributes, type)
  rule.keys([...common, 'from', 'to', 'ordinal', ...Object.keys(attributes)])
  return {
    ...readCommon(rule, { ...attributes, ordinal }, ends, noting),
    type,
    from: readEnd(rule.at('from'), ends, noting),
    to: readEnd(rule.at('to'), ends, noting),
  }
}

/** The name that `each` gives to a part of a cell is no column of the file. */
function withinEach(rule: Part, context: RulesContext): RulesContext {
  const name = rule.at('each').at('as').value
  return {
    ...context,
    note: (column, part) => {
      if (column !== name) context.note(column, part)
    },
  }
}

function readType(rule: Part, types: Readonly<Record<string, string>>, context: RulesContext): Template {
  const type = readTemplate(rule.at('type'), context)
  if (type.columns.length === 0) rule.at('type').oneOf(Object.keys(types))
  return type
}

function readCommon(rule: Part, attributes: Kinds, ends: readonly string[], context: RulesContext) {
  const fields = Object.entries(attributes)
    .filter(([name]) => !rule.at(name).isMissing)
    .map(([name, { kind }]) => readField(rule.at(name), name, kind, context))
  if (!rule.at('modality').isMissing) fields.push(readField(rule.at('modality'), 'modality', 'enum', context))
  return {
    holds: readConditions(rule, context),
    each: rule.at('each').isMissing ? null : readEach(rule.at('each'), context),
    fields,
    claimant: rule.at('claimant').isMissing ? null : readEnd(rule.at('claimant'), ends, context),
  }
}

function readField(part: Part, name: string, kind: AttributeKind, context: RulesContext): Field {
  if (kind === 'point' && typeof part.value === 'object') return readPoint(part, name, context)
  const value = readValue(part, context)
  return { name, make: (cells, complain) => attributeFrom(kind, value(cells, complain), context.notation) }
}

/** A point from two columns; half of one is told by the rules of the graph. */
function readPoint(part: Part, name: string, context: RulesContext): Field {
  part.keys(['latitude', 'longitude'])
  const [latitude, longitude] = [
    readFirst(part.at('latitude'), context),
    readFirst(part.at('longitude'), context),
  ] as const
  return {
    name,
    make(cells, complain) {
      const [north, east] = [latitude(cells, complain), longitude(cells, complain)]
      return north === '' && east === '' ? undefined : pointOf(north, east, context.notation)
    },
  }
}

function readEach(part: Part, context: RulesContext): Each {
  const as = part.at('as')
  if (typeof as.value !== 'string') as.fault('expected the name that templates have for each part')
  return { as: String(as.value), parts: readValue(part, context, ['as']) }
}

function readSearch(part: Part, context: RulesContext): Search {
  part.keys(['name', 'country', 'near', 'population'])
  if (part.at('name').isMissing) part.at('name').fault('is missing')
  const kinds = { near: 'point', population: 'integer' } as const
  return {
    name: readFirst(part.at('name'), context),
    country: part.at('country').isMissing ? () => '' : readFirst(part.at('country'), context),
    hints: Object.entries(kinds)
      .filter(([name]) => !part.at(name).isMissing)
      .map(([name, kind]) => readField(part.at(name), name, kind, context)),
  }
}

function readEnd(part: Part, ends: readonly string[], context: RulesContext): End {
  const isName = typeof part.value === 'string' && /^[\w-]+$/.test(part.value)
  if (!isName) return { ids: readValue(part, context), text: textOf(part) }
  if (!ends.includes(part.value)) part.fault(`no entity of this mapping; there are ${ends.join(', ') || 'none'}`)
  return { rule: part.value }
}

const textOf = (part: Part): string =>
  typeof part.value === 'string' ? part.value : JSON.stringify(part.value ?? null)
