import {
  DeclaredAttributes,
  type NetworkColumns,
  type NetworkItem,
  type NetworkParser,
  OpenElement,
} from '../network/network-item.js'
import type { XmlEvent } from '../network/xml-events.js'

type XmlAttributes = Readonly<Record<string, string>>

/**
 * GraphML: http://graphml.graphdrawing.org/specification.html, with the labels that yEd keeps in elements of its own.
 * The nodes and edges of graphs within nodes count as those of the outermost.
 */
export class GraphmlParser implements NetworkParser {
  readonly #attributes = new DeclaredAttributes()
  /** Null for a node that was given already: what is said of it stands before the graph in it. */
  readonly #open: (OpenElement | null)[] = []
  readonly #isDirected: boolean[] = []
  /** Of the `key` and of the `data` that is open. */
  #key: XmlAttributes = {}
  #dataKey = ''
  /** What is being read, where it is something that counts. */
  #text: string | null = null
  #isLabel = false

  get columns(): NetworkColumns {
    return this.#attributes.columns
  }

  *take(event: XmlEvent): Iterable<NetworkItem> {
    if (event.kind === 'text') {
      if (this.#text !== null) this.#text += event.text
    } else if (event.kind === 'open') yield* this.#opened(event.name, event.attributes)
    else yield* this.#closed(event.name)
  }

  *#opened(name: string, attributes: XmlAttributes): Iterable<NetworkItem> {
    const { id } = attributes
    // In a label, its layout follows.
    if (this.#isLabel) this.#label()
    if (name === 'key') this.#declare(attributes)
    else if (name === 'data') [this.#dataKey, this.#text] = [attributes['key'] ?? '', '']
    else if (name === 'default') this.#text = ''
    else if (name === 'NodeLabel' || name === 'EdgeLabel') [this.#isLabel, this.#text] = [true, '']
    else if (name === 'graph') {
      yield* this.#give()
      this.#isDirected.push(attributes['edgedefault'] !== 'undirected')
    } else if (name === 'node') this.#open.push(new OpenElement('node', { id }))
    else if (name === 'edge') {
      const { source, target, directed = String(this.#isDirected.at(-1) ?? true) } = attributes
      this.#open.push(new OpenElement('edge', { id, source, target, directed }))
    } else if (name === 'hyperedge')
      yield {
        kind: 'fault',
        place: `hyperedge ${id ?? ''}`.trim(),
        fault: 'joins any number of nodes; only edges are read',
      }
  }

  *#closed(name: string): Iterable<NetworkItem> {
    if (this.#isLabel) this.#label()
    if (name === 'default')
      this.#each((kind) => this.#attributes.default(kind, this.#key['id'] ?? '', this.#text ?? ''))
    else if (name === 'data') this.#data()
    else if (name === 'graph') this.#isDirected.pop()
    else if (name === 'node' || name === 'edge') {
      yield* this.#give()
      this.#open.pop()
    } else return
    this.#text = null
  }

  #declare(key: XmlAttributes): void {
    this.#key = key
    const { id = '' } = key
    this.#each((kind) => this.#attributes.declare(kind, id, key['attr.name'] ?? id))
  }

  /** What the `key` is for: without a word, or with `all`, for both. */
  #each(work: (kind: 'node' | 'edge') => void): void {
    const { for: what = 'all' } = this.#key
    for (const kind of ['node', 'edge'] as const) if (what === kind || what === 'all') work(kind)
  }

  #data(): void {
    const element = this.#open.at(-1)
    const column = element ? this.#attributes.columnOf(element.kind, this.#dataKey) : undefined
    if (element && column !== undefined && this.#text !== null) element.set(column, this.#text)
  }

  /** yEd may write several; the first is the name. */
  #label(): void {
    const element = this.#open.at(-1)
    const text = this.#text?.trim() ?? ''
    if (element && text !== '' && !element.has('label')) element.set('label', text)
    this.#isLabel = false
    this.#text = null
  }

  *#give(): Iterable<NetworkItem> {
    const element = this.#open.at(-1)
    if (!element) return
    this.#open[this.#open.length - 1] = null
    yield element.item(this.#attributes)
  }
}
