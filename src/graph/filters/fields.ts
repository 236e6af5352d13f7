import { type Attributes, entityAttributes, relationshipRules } from '../../domain/attributes.js'
import { memoised } from '../../domain/memoised.js'
import { EntityType, RelationshipType, TieStatus } from '../../domain/vocabulary.js'
import { type Reach, reaches, singleReaches, verbs } from '../reaches.js'
import { statusTerm } from './operands.js'

/** What a filter's field compares, and how. */
export type FilterField =
  | { readonly kind: 'integer' | 'date' | 'text'; readonly property: string }
  /** Of what is stored in capitals, what is asked for may be in small letters. */
  | { readonly kind: 'word'; readonly property: string; readonly capitals?: true }
  | {
      readonly kind: 'enum'
      readonly property: string
      readonly values: Readonly<Record<string, string>>
      /** Its value in a variable, where that is not what is stored. */
      readonly term?: (subject: string) => string
    }
  /** Any of the entity's names, as it folds. */
  | { readonly kind: 'name' }
  | { readonly kind: 'within' }
  /** The id of a source that states it. */
  | { readonly kind: 'source' }
  | { readonly kind: 'changedSince' }
  | { readonly kind: 'oneSided' }
  /** Some neighbour for which the node filter holds. */
  | { readonly kind: 'neighbour'; readonly reach: Reach }
  /** Some tie for which the tie filter holds. */
  | { readonly kind: 'tie'; readonly reach: Reach }
  /** How many ties there are. */
  | { readonly kind: 'count'; readonly reach: Reach }
  /** The other end of the tie. */
  | { readonly kind: 'node'; readonly label: Reach['label'] }

export type FilterFields = { readonly [field: string]: FilterField }

const provenance: FilterFields = {
  source: { kind: 'source' },
  changedSince: { kind: 'changedSince' },
}

function attributeFields(attributes: Attributes): FilterFields {
  const fields: [string, FilterField][] = []
  for (const [name, { kind, values }] of Object.entries(attributes)) {
    if (kind === 'enum' && values) fields.push([name, { kind, property: name, values }])
    else if (kind === 'text' || kind === 'word' || kind === 'integer' || kind === 'date')
      fields.push([name, { kind, property: name }])
  }
  return Object.fromEntries(fields)
}

const entityCommon: FilterFields = {
  id: { kind: 'word', property: 'id' },
  name: { kind: 'name' },
  ...provenance,
}

/** `twinnings` → `twinningCount`, `universities` → `universityCount`; `partOf` → `partOfCount`, `establishes` → `establishesCount`. */
const countName = (list: string): string => `${list.replace(/ies$/, 'y').replace(/(?<!s|she)s$/, '')}Count`

function neighbourFields(type: EntityType): FilterFields {
  const lists: Readonly<Record<string, Reach>> = reaches[type]
  const single: Readonly<Record<string, Reach>> =
    (singleReaches as Readonly<Record<string, Readonly<Record<string, Reach>>>>)[type] ?? {}
  const verb = Object.entries(verbs).flatMap(([name, list]) => {
    const reach = lists[list]
    return reach ? [[name, { kind: 'neighbour', reach }] as const] : []
  })
  return Object.fromEntries<FilterField>([
    ...Object.entries(single).map(([name, reach]) => [name, { kind: 'neighbour', reach }] as const),
    ...Object.entries(lists).map(([name, reach]) => [name, { kind: 'tie', reach }] as const),
    ...Object.entries(lists).map(([name, reach]) => [countName(name), { kind: 'count', reach }] as const),
    ...verb,
  ])
}

/** The fields of the filter on a type of entity, or on entities of any type. */
export const entityFilterFields = memoised((label: EntityType | 'Entity'): FilterFields => {
  if (label === 'Entity') return { ...entityCommon, type: { kind: 'enum', property: 'type', values: EntityType } }
  return {
    ...entityCommon,
    ...attributeFields(entityAttributes[label]),
    ...(label === 'City' ? { within: { kind: 'within' } } : {}),
    ...(label === 'Country' ? { code: { kind: 'word', property: 'code', capitals: true } } : {}),
    ...neighbourFields(label),
  }
})

/** The fields of the filter on a tie of a type whose other end is of a type. */
export const tieFilterFields = memoised((type: RelationshipType, label: Reach['label']): FilterFields => {
  const { attributes, discriminator } = relationshipRules[type]
  return {
    id: { kind: 'word', property: 'id' },
    ...(discriminator
      ? { [discriminator.name]: { kind: 'enum', property: discriminator.name, values: discriminator.values } }
      : {}),
    ...attributeFields(attributes),
    ...(type === RelationshipType.TWINNED_WITH
      ? {
          status: { kind: 'enum', property: 'status', values: TieStatus, term: statusTerm },
          oneSided: { kind: 'oneSided' },
        }
      : {}),
    ...provenance,
    node: { kind: 'node', label },
  }
})

/** What a field compares, of a node or tie in a variable. */
export const termOf = (field: FilterField & { readonly property: string }, subject: string): string =>
  field.kind === 'enum' && field.term ? field.term(subject) : `${subject}.${field.property}`
