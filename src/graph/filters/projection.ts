import { entityAttributes, relationshipRules } from '../../domain/attributes.js'
import { EntityType, type RelationshipType } from '../../domain/vocabulary.js'
import type { Reach } from '../reaches.js'

/** The properties that are read of a list's nodes and ties; all where nothing is said. */
export interface Select {
  readonly node: readonly string[]
  readonly tie: readonly string[]
}

const provenance = ['revision', 'citeEditions', 'citeLocators', 'citeClaimants', 'citeModalities', 'citeAttributes']
const nodeBase = ['id', 'type', 'name']
const tieBase = ['id', 'type', 'from', 'to']
const names = ['names', 'nameLanguages']

const stored = (attributes: object): string[] =>
  Object.keys(attributes).flatMap((name) => (name === 'location' ? ['latitude', 'longitude'] : [name]))

function nodeProperties(label: Reach['label']): ReadonlySet<string> {
  const types = label === 'Entity' ? Object.values(EntityType) : [label]
  return new Set([...provenance, ...names, ...types.flatMap((type) => stored(entityAttributes[type]))])
}

function tieProperties(type: RelationshipType): ReadonlySet<string> {
  const { attributes, discriminator } = relationshipRules[type]
  return new Set([...provenance, ...stored(attributes), ...(discriminator ? [discriminator.name] : [])])
}

const mapOf = (variable: string, base: readonly string[], asked: readonly string[], allowed: ReadonlySet<string>) =>
  `${variable} {${[...base, ...asked.filter((name) => allowed.has(name))].map((name) => `.${name}`).join(', ')}}`

/** What is returned of a node in a variable: a map of what is asked for and exists on its type. */
export const nodeMap = (variable: string, label: Reach['label'], select: Select | undefined): string =>
  select ? mapOf(variable, nodeBase, select.node, nodeProperties(label)) : `properties(${variable})`

/** What is returned of a tie in a variable. */
export const tieMap = (variable: string, type: RelationshipType, select: Select | undefined): string =>
  select ? mapOf(variable, tieBase, select.tie, tieProperties(type)) : `properties(${variable})`
