import type { Properties, Property } from './attributes.js'
import type { Citation, CitationOf } from './citation.js'
import { Modality } from './vocabulary.js'

/**
 * How citations lie in the properties of a node or relationship: parallel lists, of which those that say
 * only what is usual are left out.
 */

/** The properties in which the citations of a node or relationship stand. */
export const citationProperties = [
  'citeEditions',
  'citeLocators',
  'citeClaimants',
  'citeModalities',
  'citeAttributes',
] as const

/** What is read where a list is not there. */
const usual = { citeLocators: '', citeClaimants: '', citeModalities: Modality.STATED, citeAttributes: '' } as const

/** Of what was stored in full: lists that say only what is usual are not stored any more, as most do, and they were half of it. */
export function withoutUsual(properties: Properties): Record<string, Property> {
  const kept: Record<string, Property> = {}
  for (const [name, value] of Object.entries(properties)) if (!isUsual(name, value)) kept[name] = value
  return kept
}

const isUsual = (name: string, value: Property): boolean =>
  name in usual && (value as readonly string[]).every((one) => one === usual[name as keyof typeof usual])

/** Adds the lists in which citations are stored, without those that say only what is usual. */
export function listCitations(citations: readonly Citation[], properties: Record<string, Property>): void {
  properties['citeEditions'] = citations.map(({ edition }) => edition)
  for (const { list, field } of listed)
    if (citations.some((citation) => citation[field] !== usual[list]))
      properties[list] = citations.map((citation) => citation[field])
}

const listed = [
  { list: 'citeLocators', field: 'locator' },
  { list: 'citeClaimants', field: 'claimant' },
  { list: 'citeModalities', field: 'modality' },
] as const

const nothing: readonly never[] = []

/** The citations that a stored node or relationship carries. */
export function readCitations(properties: Properties): CitationOf[] {
  const citations: CitationOf[] = []
  eachCitation(properties, (edition, locator, claimant, modality, stated) => {
    citations.push({ edition, locator, claimant, modality, attributes: stated === '' ? nothing : stated.split(' ') })
  })
  return citations
}

/**
 * Tells them one by one, without making anything of them.
 *
 * @param visit `stated` has the names of the attributes that are stated, with spaces between them, `place` is the citation's in the lists
 */
export function eachCitation(
  properties: Properties,
  visit: (
    edition: string,
    locator: string,
    claimant: string,
    modality: Modality,
    stated: string,
    place: number,
  ) => void,
): void {
  const editions = textsIn(properties, 'citeEditions')
  const locators = textsIn(properties, 'citeLocators')
  const claimants = textsIn(properties, 'citeClaimants')
  const modalities = textsIn(properties, 'citeModalities')
  const stated = textsIn(properties, 'citeAttributes')
  for (let i = 0; i < editions.length; i++)
    visit(
      editions[i] as string,
      locators[i] ?? usual.citeLocators,
      claimants[i] ?? usual.citeClaimants,
      (modalities[i] ?? usual.citeModalities) as Modality,
      stated[i] ?? usual.citeAttributes,
      i,
    )
}

/** A list of texts that may not be there. */
export const textsIn = (properties: Properties, name: string): readonly string[] =>
  (properties[name] ?? nothing) as readonly string[]
