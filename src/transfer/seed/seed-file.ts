import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { type Alias, isMap, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml'
import {
  type Checked,
  checkEntityFact,
  checkRelationshipFact,
  type EntityFact,
  type RelationshipFact,
} from '../../domain/facts.js'
import type { SourceDescription } from '../../graph/commands/source-description.js'
import { limits } from '../../limits.js'
import type { PlacedFault } from '../faults.js'
import { checkSource } from '../source-rules.js'

export interface Placed<T> {
  readonly fact: T
  readonly place: string
}

/** What a seed file says: one source and the facts that it states, each with its place in the file. */
export interface SeedFile {
  readonly path: string
  readonly checksum: string
  readonly source: SourceDescription
  readonly entities: readonly Placed<EntityFact>[]
  readonly relationships: readonly Placed<RelationshipFact>[]
  readonly faults: readonly PlacedFault[]
}

type Document = ReturnType<typeof parseDocument>

/** Reads and checks one file; every fault is collected, none thrown. */
export function readSeedFile(path: string): SeedFile {
  const read = readText(path)
  if ('fault' in read) return faulty(path, read.fault)
  const { text } = read
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const [broken] = document.errors
  if (broken) return faulty(placeAt(path, lines, broken.pos[0]), broken.message.split('\n')[0] ?? 'not YAML')
  const alias = firstAlias(document)
  if (alias) {
    const place = placeAt(path, lines, alias.range?.[0] ?? 0)
    return faulty(place, `*${alias.source}: an alias; write out what it stands for`)
  }
  const reader = new Reader(path, document, lines)
  return { path, checksum: createHash('sha256').update(text).digest('hex'), ...reader.read() }
}

function readText(path: string): { readonly text: string } | { readonly fault: string } {
  try {
    if (statSync(path).size > limits.seedFileMax_bytes)
      return { fault: `larger than a seed file may be (${limits.seedFileMax_bytes} bytes)` }
    const bytes = readFileSync(path)
    // A file in another encoding is not taken in with its letters lost.
    return isUtf8(bytes) ? { text: bytes.toString('utf8') } : { fault: 'not text in UTF-8' }
  } catch (error) {
    return { fault: `cannot be read: ${(error as Error).message}` }
  }
}

/** An alias may stand for nothing, or for so much that it does not fit; and places are not found through one. */
function firstAlias(document: Document): Alias | undefined {
  let first: Alias | undefined
  visit(document, {
    Alias: (_key, node) => {
      first = node
      return visit.BREAK
    },
  })
  return first
}

const noSource: SourceDescription = { id: '', title: '', licence: '' }

const faulty = (place: string, message: string): SeedFile => ({
  path: place,
  checksum: '',
  source: noSource,
  entities: [],
  relationships: [],
  faults: [{ place, message }],
})

function placeAt(path: string, lines: LineCounter, offset: number): string {
  const { line, col } = lines.linePos(offset)
  return `${path}:${line}:${col}`
}

const sections = ['source', 'entities', 'relationships']

class Reader {
  readonly #faults: PlacedFault[] = []

  constructor(
    readonly path: string,
    readonly document: Document,
    readonly lines: LineCounter,
  ) {}

  read(): Omit<SeedFile, 'path' | 'checksum'> {
    const root = this.document.contents
    if (!isMap(root)) {
      this.#fault([], `expected a map of ${sections.join(', ')}`)
      return { source: noSource, entities: [], relationships: [], faults: this.#faults }
    }
    const keys = Object.keys(root.toJS(this.document) as object)
    for (const key of keys) if (!sections.includes(key)) this.#fault([key], `unknown; known are ${sections.join(', ')}`)
    const source = this.#source()
    const entities = this.#items('entities', checkEntityFact)
    const relationships = this.#items('relationships', checkRelationshipFact)
    return { source, entities, relationships, faults: this.#faults }
  }

  #source(): SourceDescription {
    const raw = (this.document.toJS() as { source?: unknown }).source
    if (typeof raw !== 'object' || raw === null) {
      this.#fault(['source'], 'expected a map with id, title and licence')
      return noSource
    }
    for (const { field, message } of checkSource(raw as Record<string, unknown>))
      this.#fault(['source', field], message)
    return raw as SourceDescription
  }

  #items<T>(section: string, check: (raw: unknown) => Checked<T>): Placed<T>[] {
    const list = this.document.get(section, true)
    if (list === undefined || list === null) return []
    if (!isSeq(list)) {
      this.#fault([section], 'expected a list')
      return []
    }
    return (list.toJS(this.document) as unknown[]).flatMap((raw, index) => {
      const checked = check(raw)
      if ('fact' in checked) return [{ fact: checked.fact, place: this.#place([section, index]) }]
      for (const { field, message } of checked.faults) this.#fault([section, index, ...field.split('.')], message)
      return []
    })
  }

  #fault(path: readonly (string | number)[], message: string): void {
    const name = path.filter((part) => part !== '').join('.')
    this.#faults.push({ place: this.#place(path), message: name === '' ? message : `${name}: ${message}` })
  }

  /** Where the innermost part of the path begins that the file has. */
  #place(path: readonly (string | number)[]): string {
    for (let depth = path.length; depth >= 0; depth--) {
      const node = depth === 0 ? this.document.contents : this.document.getIn(path.slice(0, depth), true)
      const range = (node as Node | undefined)?.range
      if (range) return placeAt(this.path, this.lines, range[0])
    }
    return this.path
  }
}
