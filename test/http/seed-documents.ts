import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sharedData } from '../support/engines.js'

const folder = join(sharedData, '..', 'seeds')

/** A document's text by the locators that citations use. */
export type Sections = ReadonlyMap<string, string>

export interface SeedDocuments {
  readonly cultcities: Sections
  readonly network: Sections
}

function readDocuments(): SeedDocuments {
  const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
  const [cultcities, network] = ['Gli 8 Comuni', 'Nine aldermen'].map((mark) =>
    texts.find((text) => text.includes(mark)),
  )
  if (cultcities === undefined || network === undefined) throw new Error(`${folder} holds other documents`)
  return { cultcities: readCultcities(cultcities), network: readNetwork(network) }
}

/** Paragraphs: what empty lines part, each on one line, with the spaces that the PDF has too many of taken out. */
const paragraphs = (text: string): string[] =>
  text
    .split(/\n[ \t]*\n/)
    .map((paragraph) => paragraph.replaceAll(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph !== '')

function readCultcities(text: string): Sections {
  const [title = '', line = '', ...body] = paragraphs(text)
  return new Map([
    ['title', title],
    ['line under the title', line],
    ...body.map((paragraph, index) => [`paragraph ${index + 1}`, paragraph] as const),
  ])
}

function readNetwork(text: string): Sections {
  const all = paragraphs(text)
  const from = (start: string): number => {
    const index = all.findIndex((paragraph) => paragraph.startsWith(start))
    if (index < 0) throw new Error(`no paragraph starts with '${start}'`)
    return index
  }
  const numbered = (name: string, items: readonly string[]) =>
    items.map((item, index) => [`${name} ${index + 1}`, item] as const)
  const workshops = from('"intercultural and linguistic')
  const convention = from('National Convention')
  // The last of the lists has no empty lines between its later items.
  const meetings = text
    .slice(text.indexOf('Past meetings'), text.indexOf('National Convention'))
    .split('\n')
    .map((item) => item.trim())
    .filter((item) => item !== '')
    .slice(1)
  return new Map([
    ['heading', all[from('The Italian Network')] ?? ''],
    ...numbered('paragraph', all.slice(from('On September 21'), workshops)),
    ...numbered('workshops, item', all.slice(workshops, from('Interactive map'))),
    ...numbered('documents, item', all.slice(from('Charter of'), from('Past meetings'))),
    ...numbered('past meetings, item', meetings),
    ['convention line', all[convention] ?? ''],
  ])
}

/** The text at a locator such as `paragraph 3`, `paragraphs 1 to 3` or `heading and paragraph 1`; null when it is none. */
export function textAt(sections: Sections, locator: string): string | null {
  const exact = sections.get(locator)
  if (exact !== undefined) return exact
  const range = /^paragraphs (\d+) (to|and) (\d+)$/.exec(locator)
  if (range) {
    const [first, last] = [Number(range[1]), Number(range[3])]
    const numbers = range[2] === 'and' ? [first, last] : Array.from({ length: last - first + 1 }, (_, i) => first + i)
    return joined(numbers.map((number) => sections.get(`paragraph ${number}`)))
  }
  return joined(locator.split(' and ').map((part) => sections.get(part)))
}

const joined = (parts: readonly (string | undefined)[]): string | null =>
  parts.includes(undefined) ? null : parts.join(' ')

/** The two documents that the seed was curated from; null where they are not at hand. */
export const seedDocuments = existsSync(folder) ? readDocuments() : null
