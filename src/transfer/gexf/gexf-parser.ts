import {
  DeclaredAttributes,
  type NetworkColumns,
  type NetworkItem,
  type NetworkParser,
  OpenElement,
} from '../network/network-item.js'
import type { XmlEvent } from '../network/xml-events.js'

type XmlAttributes = Readonly<Record<string, string>>

/** What an element says of itself beside attributes that the file declares: its dates and weight. */
const plainAttributes = ['start', 'end', 'weight', 'kind'] as const

/**
 * GEXF 1.1 to 1.3: https://gexf.net/schema.html. The nodes within nodes count as all others. Of an attribute that
 * changes in time the last value is read.
 */
export class GexfParser implements NetworkParser {
  readonly #attributes = new DeclaredAttributes()
  readonly #open: (OpenElement | null)[] = []
  #defaultType = 'undirected'
  /** Of the `attributes` that are open. */
  #class: 'node' | 'edge' | null = null
  #attributeId = ''
  /** Of a `default`. */
  #text: string | null = null

  constructor() {
    for (const kind of ['node', 'edge'] as const)
      for (const name of plainAttributes) this.#attributes.declare(kind, ` ${name}`, name)
  }

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
    if (name === 'graph') this.#defaultType = attributes['defaultedgetype'] ?? 'undirected'
    else if (name === 'attributes') this.#class = classOf(attributes['class'])
    else if (name === 'attribute') this.#declare(attributes)
    else if (name === 'default') this.#text = ''
    else if (name === 'attvalue') this.#value(attributes)
    else if (name === 'node') {
      yield* this.#give()
      this.#begin('node', attributes, {})
    } else if (name === 'edge') {
      const { source, target, type = this.#defaultType } = attributes
      this.#begin('edge', attributes, { source, target, directed: String(type === 'directed') })
    }
  }

  *#closed(name: string): Iterable<NetworkItem> {
    if (name === 'default') {
      if (this.#class) this.#attributes.default(this.#class, this.#attributeId, this.#text ?? '')
      this.#text = null
    } else if (name === 'node' || name === 'edge') {
      yield* this.#give()
      this.#open.pop()
    }
  }

  #declare({ id = '', title = id }: XmlAttributes): void {
    this.#attributeId = id
    if (this.#class) this.#attributes.declare(this.#class, id, title)
  }

  #begin(kind: 'node' | 'edge', attributes: XmlAttributes, ends: Readonly<Record<string, string | undefined>>): void {
    const { id, label } = attributes
    const plain = Object.fromEntries(plainAttributes.map((name) => [name, attributes[name]]))
    this.#open.push(new OpenElement(kind, { id, label, ...ends, ...plain }))
  }

  /** In version 1.0 it refers to its attribute by `id`. */
  #value({ for: key, id = '', value = '' }: XmlAttributes): void {
    const element = this.#open.at(-1)
    const column = element ? this.#attributes.columnOf(element.kind, key ?? id) : undefined
    if (element && column !== undefined) element.set(column, value)
  }

  *#give(): Iterable<NetworkItem> {
    const element = this.#open.at(-1)
    if (!element) return
    this.#open[this.#open.length - 1] = null
    yield element.item(this.#attributes)
  }
}

const classOf = (name: string | undefined): 'node' | 'edge' | null => (name === 'node' || name === 'edge' ? name : null)
