import { join } from 'node:path'
import { sharedData } from '../../support/engines.js'

/** A mapping that is shipped. */
export const exampleMapping = (name: string): string =>
  join(import.meta.dirname, '..', '..', '..', 'examples', 'mappings', `${name}.yaml`)

export const eurocitiesFolder = join(sharedData, 'eurocities-2025')
export const wikidataFolder = join(sharedData, 'wikidata-p190-2016')
