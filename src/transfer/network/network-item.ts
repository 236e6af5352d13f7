import { limitExceeded } from '../../domain/errors.js'
import { limits } from '../../limits.js'
import type { Cells } from '../mapping/template.js'
import type { XmlEvent } from './xml-events.js'

/** A node or an edge of a network file, with its attributes under the names that the file gives them. */
export type NetworkItem =
  | { readonly kind: 'node'; readonly cells: Cells }
  | { readonly kind: 'edge'; readonly cells: Cells }
  | { readonly kind: 'fault'; readonly place: string; readonly fault: string }

/** The names under which a mapping finds attributes. */
export interface NetworkColumns {
  readonly node: readonly string[]
  readonly edge: readonly string[]
}

/** Reads one format, element by element. */
export interface NetworkParser {
  /** What the file has declared so far. */
  readonly columns: NetworkColumns
  take(event: XmlEvent): Iterable<NetworkItem>
}

/** What nodes and edges have beside attributes; an attribute of the same name is called otherwise. */
const structural: NetworkColumns = {
  node: ['id', 'label'],
  edge: ['id', 'source', 'target', 'label', 'directed'],
}

interface Declared {
  readonly kind: 'node' | 'edge'
  readonly column: string
  default?: string
}

/** The attributes that a file declares for its nodes and edges, by what it refers to them with. */
export class DeclaredAttributes {
  readonly #byKey = new Map<string, Declared>()
  /** Looked up once for all elements. */
  #defaults: { readonly node: readonly Declared[]; readonly edge: readonly Declared[] } | null = null

  get columns(): NetworkColumns {
    const named = (kind: 'node' | 'edge'): string[] => [
      ...new Set([...structural[kind], ...this.#of(kind).map(({ column }) => column)]),
    ]
    return { node: named('node'), edge: named('edge') }
  }

  declare(kind: 'node' | 'edge', key: string, title: string): void {
    // GraphML has no other label than an attribute of that name.
    const isTaken = structural[kind].includes(title) && title !== 'label'
    const column = isTaken ? `${title} (attribute)` : title
    this.#byKey.set(`${kind} ${key}`, { kind, column })
    this.#defaults = null
    if (this.#byKey.size > limits.columnsMax_count)
      throw limitExceeded(`The file declares more than ${limits.columnsMax_count} attributes.`)
  }

  default(kind: 'node' | 'edge', key: string, text: string): void {
    const declared = this.#byKey.get(`${kind} ${key}`)
    if (declared) declared.default = text
    this.#defaults = null
  }

  /** Undefined for what is not declared. */
  columnOf(kind: 'node' | 'edge', key: string): string | undefined {
    return this.#byKey.get(`${kind} ${key}`)?.column
  }

  defaults(kind: 'node' | 'edge'): readonly Declared[] {
    this.#defaults ??= {
      node: this.#of('node').filter(({ default: text }) => text !== undefined),
      edge: this.#of('edge').filter(({ default: text }) => text !== undefined),
    }
    return this.#defaults[kind]
  }

  #of(kind: 'node' | 'edge'): Declared[] {
    return [...this.#byKey.values()].filter((declared) => declared.kind === kind)
  }
}

/** A node or edge whose element is open. */
export class OpenElement {
  readonly #cells: Record<string, string> = Object.create(null) as Record<string, string>
  #length_chars = 0

  constructor(
    readonly kind: 'node' | 'edge',
    own: Readonly<Record<string, string | undefined>>,
  ) {
    for (const [column, text] of Object.entries(own)) if (text !== undefined) this.set(column, text)
  }

  set(column: string, text: string): void {
    this.#length_chars += text.length
    if (this.#length_chars > limits.recordMax_chars)
      throw limitExceeded(`${this.kind} ${this.#cells['id']} has more than ${limits.recordMax_chars} characters.`)
    this.#cells[column] = text
  }

  has(column: string): boolean {
    return column in this.#cells
  }

  item(attributes: DeclaredAttributes): NetworkItem {
    for (const { column, default: text = '' } of attributes.defaults(this.kind))
      if (!this.has(column)) this.set(column, text)
    return { kind: this.kind, cells: this.#cells }
  }
}
