import { rm } from 'node:fs/promises'
import type { Config } from '../config.js'
import { CityTiesError, invalidInput, unavailable } from '../domain/errors.js'
import { isWikidataId } from '../domain/ids.js'
import { crawl } from '../transfer/wikidata/crawl.js'
import { importWikidata as importFrom, type WikidataImport } from '../transfer/wikidata/import-wikidata.js'
import { readLanguages, usualLanguages } from '../transfer/wikidata/languages.js'
import { PageFile, type PageSettings } from '../transfer/wikidata/page-file.js'
import { QueryService } from '../transfer/wikidata/query-service.js'
import { version } from '../version.js'
import { CrawlProgress } from './crawl-progress.js'
import type { ImportFlags } from './import-options.js'
import { runImport } from './import-run.js'
import { interruptible } from './interruptible.js'
import { spareMemory } from './spare-memory.js'
import { wikidataEndpoint } from './wikidata-endpoint.js'

export interface WikidataFlags extends ImportFlags {
  readonly languages?: string
  readonly universities?: string
  readonly endpoint: string
  readonly pages?: string
  readonly contact?: string
}

const usualPages = 'wikidata-pages.jsonl'
/** The query service knows what stands below the class of universities. */
const university = 'Q3918'

/** Imports from Wikidata: a dump, a saved result, or with `query` what its query service answers. */
export async function importWikidata(config: Config, place: string, flags: WikidataFlags): Promise<void> {
  if (place !== 'query') return importPlace(config, place, flags, {})
  const pages = flags.pages ?? usualPages
  spareMemory()
  await interruptible((signal) => ask(pages, flags, signal))
  await importPlace(config, pages, flags, { source: 'wikidata-sister-cities', title: 'Wikidata: sister cities' })
  // A file that was not named is there only to go on with after an interruption.
  if (flags.pages === undefined && flags.dryRun !== true) await rm(pages)
}

function importPlace(
  config: Config,
  place: string,
  flags: WikidataFlags,
  usual: Pick<WikidataImport, 'source' | 'title'>,
): Promise<void> {
  const { source, title, licence } = flags
  const stated = Object.entries({ source, title, licence }).filter(([, value]) => value !== undefined)
  const one: WikidataImport = {
    ...usual,
    ...(Object.fromEntries(stated) as Partial<WikidataImport>),
    place,
    ...(flags.languages === undefined ? {} : { languages: readLanguages(flags.languages) }),
    ...(flags.universities === undefined ? {} : { universityClasses: classesIn(flags.universities) }),
  }
  return runImport(config, place, flags, (graph, options) => importFrom(graph, one, options))
}

/** Asks for all that is not in the file of pages yet. */
async function ask(pages: string, flags: WikidataFlags, signal: AbortSignal): Promise<void> {
  const progress = new CrawlProgress()
  const service = new QueryService({
    endpoint: flags.endpoint,
    userAgent: userAgent(flags.contact),
    signal,
    onWait: (reason, wait_ms) => progress.wait(reason, wait_ms),
  })
  const settings: PageSettings = {
    endpoint: flags.endpoint,
    languages: (flags.languages === undefined ? usualLanguages : readLanguages(flags.languages)).tags,
    universityClasses: flags.universities === undefined ? [university] : classesIn(flags.universities),
  }
  if (flags.contact === undefined && flags.endpoint === wikidataEndpoint)
    process.stderr.write('Wikimedia asks automatic clients for a way to reach who runs them: --contact <address>.\n')
  const file = await PageFile.open(pages, settings)
  try {
    await crawl(service, file, settings, (state) => progress.update(state))
  } catch (error) {
    const goOn = `What was answered so far is in ${pages}; run the same command again to go on.`
    if (signal.aborted) process.stderr.write(`Interrupted. ${goOn}\n`)
    else if (error instanceof CityTiesError && error.kind === 'UNAVAILABLE')
      throw unavailable(`${error.message} ${goOn}`, error)
    throw error
  } finally {
    progress.stop()
    await file.close()
  }
}

function classesIn(text: string): string[] {
  const classes = [...new Set(text.split(',').map((id) => id.trim()))]
  const wrong = classes.find((id) => !isWikidataId(id))
  if (wrong !== undefined) throw invalidInput(`--universities holds '${wrong}'; it takes items such as Q3918.`)
  return classes
}

/** @see https://foundation.wikimedia.org/wiki/Policy:User-Agent_policy */
function userAgent(contact: string | undefined): string {
  if (contact === undefined) return `CityTies/${version}`
  if (!/^[\x21-\x27\x2a-\x7e]{3,200}$/.test(contact))
    throw invalidInput('--contact takes an e-mail address or the address of a page, without spaces.')
  return `CityTies/${version} (${contact})`
}
