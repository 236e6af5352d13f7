import { createHash } from 'node:crypto'
import {
  type Checked,
  checkEntityFact,
  checkRelationshipFact,
  type EntityFact,
  type RelationshipFact,
} from '../../domain/facts.js'
import { checkSource } from '../../domain/source-rules.js'
import type { SourceDescription } from '../../graph/commands/source-description.js'
import { limits } from '../../limits.js'
import type { PlacedFault } from '../faults.js'
import { readYamlFile, type YamlFile, type YamlPath } from '../yaml-file.js'

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

/** Reads and checks one file; every fault is collected, none thrown. */
export function readSeedFile(path: string): SeedFile {
  const file = readYamlFile(path, limits.seedFileMax_bytes)
  if ('message' in file) return faulty(file)
  return { path, checksum: createHash('sha256').update(file.text).digest('hex'), ...new Reader(file).read() }
}

const noSource: SourceDescription = { id: '', title: '', licence: '' }

const faulty = (fault: PlacedFault): SeedFile => ({
  path: fault.place,
  checksum: '',
  source: noSource,
  entities: [],
  relationships: [],
  faults: [fault],
})

const sections = ['source', 'entities', 'relationships']

type Raw = Readonly<Record<string, unknown>>
const isMap = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value)

class Reader {
  readonly #faults: PlacedFault[] = []

  constructor(readonly file: YamlFile) {}

  read(): Omit<SeedFile, 'path' | 'checksum'> {
    const { content } = this.file
    if (!isMap(content)) {
      this.#fault([], `expected a map of ${sections.join(', ')}`)
      return { source: noSource, entities: [], relationships: [], faults: this.#faults }
    }
    for (const key of Object.keys(content))
      if (!sections.includes(key)) this.#fault([key], `unknown; known are ${sections.join(', ')}`)
    const source = this.#source(content['source'])
    const entities = this.#items('entities', content['entities'], checkEntityFact)
    const relationships = this.#items('relationships', content['relationships'], checkRelationshipFact)
    return { source, entities, relationships, faults: this.#faults }
  }

  #source(raw: unknown): SourceDescription {
    if (!isMap(raw)) {
      this.#fault(['source'], 'expected a map with id, title and licence')
      return noSource
    }
    for (const { field, message } of checkSource(raw)) this.#fault(['source', field], message)
    return raw as unknown as SourceDescription
  }

  #items<T>(section: string, list: unknown, check: (raw: unknown) => Checked<T>): Placed<T>[] {
    if (list === undefined || list === null) return []
    if (!Array.isArray(list)) {
      this.#fault([section], 'expected a list')
      return []
    }
    return (list as unknown[]).flatMap((raw, index) => {
      const checked = check(raw)
      if ('fact' in checked) return [{ fact: checked.fact, place: this.file.place([section, index]) }]
      for (const { field, message } of checked.faults) this.#fault([section, index, ...field.split('.')], message)
      return []
    })
  }

  #fault(path: YamlPath, message: string): void {
    const name = path.filter((part) => part !== '').join('.')
    this.#faults.push({ place: this.file.place(path), message: name === '' ? message : `${name}: ${message}` })
  }
}
