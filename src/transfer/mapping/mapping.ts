import type { SourceDescription } from '../../graph/commands/source-description.js'
import type { Cells, Complain, Template } from './template.js'
import type { Condition, Value } from './values.js'

/** One text of a row, '' where nothing is said. */
export type One = (cells: Cells, complain: Complain) => string

/** A property of a raw fact; undefined where nothing is said. */
export interface Field {
  readonly name: string
  make(cells: Cells, complain: Complain): unknown
}

/** A rule holds once for each part of a cell, which it finds under a name of its own. */
export interface Each {
  readonly as: string
  readonly parts: Value
}

/** What an entity is found by where the row has no id of it. */
export interface Search {
  readonly name: One
  /** ISO 3166-1 alpha-2. */
  readonly country: One
  /** Where it lies, how many people it has. */
  readonly hints: readonly Field[]
}

interface Rule {
  readonly holds: Condition
  readonly each: Each | null
  readonly fields: readonly Field[]
  readonly claimant: End | null
}

export interface EntityRule extends Rule {
  /** By which relationships of the mapping name it. */
  readonly name: string
  readonly type: Template
  /** '' where the row has none. */
  readonly id: One
  readonly idText: string
  readonly search: Search | null
  readonly names: readonly { readonly language: Template; readonly texts: Value }[]
}

/** An entity of the row, by the name of its rule, or an id. */
export type End = { readonly rule: string } | { readonly ids: Value; readonly text: string }

export interface RelationshipRule extends Rule {
  readonly type: Template
  readonly from: End
  readonly to: End
}

/** Of a network, what nodes are called whose edge a row is. */
export const edgeEnds = ['source', 'target'] as const

/** What the rows of one kind say. */
export interface Rules {
  readonly entities: readonly EntityRule[]
  readonly relationships: readonly RelationshipRule[]
}

/** In all rows together, what the one template gives belongs to what the other does: one name, one item. */
export interface Consistency {
  readonly of: Template
  readonly has: Template
}

/** How a table is written, as far as it is said and not to be seen. */
export interface TableFormat {
  readonly separator?: string
  readonly quote?: string
  /** The names of the columns of a file that has no line with them. */
  readonly columns?: readonly string[]
  /** Cells that say nothing, beside those that are empty. */
  readonly empty: readonly string[]
  /** True of tables for spreadsheets, which have an apostrophe before what could be a formula. */
  readonly isHarmless: boolean
}

/** What a file of a table or network says in terms of the graph. */
export interface Mapping {
  /** What is said of the source, of which some may be missing. */
  readonly source: Partial<SourceDescription>
  readonly format: TableFormat
  readonly consistencies: readonly Consistency[]
  /** Of a table, its rows; of a network, its nodes. */
  readonly rows: Rules
  /** Of a network. */
  readonly edges: Rules
  /** Throws where a column that the mapping reads is not among these. */
  assertColumns(has: readonly string[], of: 'rows' | 'edges'): void
}
