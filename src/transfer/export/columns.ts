import { type AttributeKind, type Attributes, entityAttributes, relationshipRules } from '../../domain/attributes.js'
import { strongest } from '../../domain/citation.js'
import { sourceOfEdition } from '../../domain/ids.js'
import { aliasesOf, nameIn } from '../../domain/names.js'
import { readNames } from '../../domain/record.js'
import { readCitations } from '../../domain/stored-citations.js'
import { statusOf } from '../../domain/tie-status.js'
import type { ExtractedEntity, ExtractedTie } from '../../graph/queries/extract.js'
import type { StatedEntity, StatedRelationship } from '../../graph/records.js'

export type CellKind = 'string' | 'integer' | 'double' | 'boolean'
export type Cell = string | number | boolean | undefined

/** One value of a node or an edge, in formats that have one value under each title. */
export interface Column<T> {
  readonly title: string
  readonly kind: CellKind
  /** Undefined where it is not known. */
  read(record: T): Cell
}

/** Between several values in one cell. */
export const cellSeparator = ' | '

type Stored = StatedEntity | StatedRelationship

const kinds: Readonly<Record<AttributeKind, CellKind>> = {
  text: 'string',
  word: 'string',
  enum: 'string',
  date: 'string',
  texts: 'string',
  integer: 'integer',
  point: 'double',
}

function cellOf(record: Stored, property: string): Cell {
  const value = record[property]
  return Array.isArray(value) ? value.join(cellSeparator) : (value as Cell)
}

/** A column for each attribute that any of the types has; the same name means the same everywhere. */
function attributeColumns<T>(tables: readonly Attributes[], storedIn: (record: T) => Stored): Column<T>[] {
  const columns = new Map<string, Column<T>>()
  for (const [name, { kind }] of tables.flatMap(Object.entries<Attributes[string]>))
    for (const title of kind === 'point' ? ['latitude', 'longitude'] : [name])
      columns.set(title, { title, kind: kinds[kind], read: (record) => cellOf(storedIn(record), title) })
  return [...columns.values()]
}

/** The sources that state a thing, each once. */
export const sourcesOf = (record: Stored): string[] => [
  ...new Set(readCitations(record).map(({ edition }) => sourceOfEdition(edition))),
]

/** Every other spelling than the one that is shown. */
export const otherNames = (entity: StatedEntity): string[] =>
  aliasesOf(readNames(entity), nameIn(readNames(entity)) ?? entity.id)

export const nodeColumns: readonly Column<ExtractedEntity>[] = [
  { title: 'name', kind: 'string', read: ({ entity }) => entity.name },
  { title: 'type', kind: 'string', read: ({ entity }) => entity.type },
  { title: 'aliases', kind: 'string', read: ({ entity }) => otherNames(entity).join(cellSeparator) || undefined },
  ...attributeColumns<ExtractedEntity>(Object.values(entityAttributes), ({ entity }) => entity),
  { title: 'sources', kind: 'string', read: ({ entity }) => sourcesOf(entity).join(' ') || undefined },
]

const rules = Object.values(relationshipRules)
const discriminators = [...new Set(rules.flatMap(({ discriminator }) => (discriminator ? [discriminator.name] : [])))]

/** The entities that claim a tie, where sources record who does. */
export const claimantsOf = (relationship: StatedRelationship): string[] => [
  ...new Set(
    readCitations(relationship)
      .map(({ claimant }) => claimant)
      .filter((id) => id !== ''),
  ),
]

export const modalityOf = (relationship: StatedRelationship): string =>
  strongest(readCitations(relationship).map(({ modality }) => modality))

/** True of ties that have no direction; every format writes them as directed, from the smaller id to the larger. */
export const isUndirected = ({ type }: StatedRelationship): boolean => relationshipRules[type].undirected === true

/** What tells ties with the same ends and kind apart. */
const ordinalOf = ({ key }: StatedRelationship): number => Number(key.split('-').at(-1))

/** With the status of a twinning as it is shown everywhere, where it is not stated too. */
function withStatus(relationship: StatedRelationship): StatedRelationship {
  if (relationship.type !== 'TWINNED_WITH') return relationship
  return { ...relationship, status: statusOf({ status: relationship['status'], until: relationship['until'] }) }
}

export const edgeColumns: readonly Column<ExtractedTie>[] = [
  { title: 'type', kind: 'string', read: ({ relationship }) => relationship.type },
  { title: 'undirected', kind: 'boolean', read: ({ relationship }) => isUndirected(relationship) },
  ...discriminators.map(
    (title): Column<ExtractedTie> => ({
      title,
      kind: 'string',
      read: ({ relationship }) => cellOf(relationship, title),
    }),
  ),
  { title: 'ordinal', kind: 'integer', read: ({ relationship }) => ordinalOf(relationship) },
  ...attributeColumns<ExtractedTie>(
    rules.map(({ attributes }) => attributes),
    ({ relationship }) => withStatus(relationship),
  ),
  { title: 'modality', kind: 'string', read: ({ relationship }) => modalityOf(relationship) },
  { title: 'claimants', kind: 'string', read: ({ relationship }) => claimantsOf(relationship).join(' ') || undefined },
  { title: 'sources', kind: 'string', read: ({ relationship }) => sourcesOf(relationship).join(' ') || undefined },
]
