import { byCodeUnit } from '../../domain/by-code-unit.js'
import { type CityTiesError, limitExceeded, unavailable } from '../../domain/errors.js'
import { isWikidataId } from '../../domain/ids.js'
import { limits } from '../../limits.js'
import type { Binding } from './bindings.js'
import { LanguageChoice } from './languages.js'
import type { Page, PageFile, PageSettings } from './page-file.js'
import { type DetailName, type ListName, queryText } from './queries.js'
import { type QueryService, QueryTooHeavy } from './query-service.js'

/** How far one kind of question is. */
export interface CrawlState {
  /** `twinnings of cities`. */
  readonly what: string
  readonly done_items: number
  readonly total_items: number
}

/** Told after each page. */
export type CrawlListener = (state: CrawlState) => void

const plural = { City: 'cities', University: 'universities', Country: 'countries', Programme: 'programmes' } as const

/**
 * Asks the query service for all that is taken from Wikidata: which items have twins, then, some
 * at a time, what is said of them, of their universities and of what they are members of. What
 * the file of pages has already is not asked for again, so that it goes on where it stopped.
 */
export async function crawl(
  service: QueryService,
  file: PageFile,
  settings: PageSettings,
  progress: CrawlListener = () => {},
): Promise<void> {
  const known = file.pages()[Symbol.asyncIterator]()
  try {
    const run = new Crawl(service, file, settings, known, progress)
    await run.all()
    // Reads on to the last line, where that is there already.
    if (!(await known.next()).done) throw otherPages(file)
    if (!file.isWhole) await file.finish()
  } finally {
    await known.return?.()
  }
}

const otherPages = ({ path }: PageFile): CityTiesError =>
  unavailable(`${path} has other pages than would be asked for: remove it, and all is asked for again.`)

class Crawl {
  readonly #programmes = new Set<string>()
  readonly #countries = new Set<string>()
  readonly #codes: readonly string[]
  /** How many items a query can be asked of, since it was too heavy for more. */
  readonly #batch_items = new Map<DetailName, number>()

  constructor(
    readonly service: QueryService,
    readonly file: PageFile,
    readonly settings: PageSettings,
    readonly known: AsyncIterator<Page>,
    readonly progress: CrawlListener,
  ) {
    this.#codes = new LanguageChoice(settings.languages).codes
  }

  async all(): Promise<void> {
    const cities = await this.#list('cities', 'City')
    for (const query of ['places', 'names', 'twinnings', 'memberships'] as const)
      await this.#details(query, 'City', cities)
    const candidates = await this.#list('universities', 'University')
    const taken = new Set(cities)
    const universities = await this.#universitiesOf(taken, candidates)
    for (const query of ['names', 'memberships'] as const) await this.#details(query, 'University', universities)
    // Nothing is two things: what is a city here is no country too.
    const others = (items: ReadonlySet<string>): string[] => [...items].filter((id) => !taken.has(id)).sort(byNumber)
    await this.#details('names', 'Country', others(this.#countries))
    await this.#details('names', 'Programme', others(this.#programmes))
  }

  /** Keyset pages: nothing is missed or given twice when Wikidata changes meanwhile. */
  async #list(query: ListName, of: Page['of']): Promise<string[]> {
    const items: string[] = []
    for (let after = 0; ; ) {
      const page = await this.#page(query, of, [], () =>
        this.#patiently(
          queryText(query, { after, limit: limits.queryList_items, classes: this.settings.universityClasses }),
        ),
      )
      const listed = page.bindings.map(({ item }) => item?.value ?? '').filter(isWikidataId)
      items.push(...listed)
      if (items.length > limits.wikidataItemsMax_count)
        throw limitExceeded(`The query service lists more than ${limits.wikidataItemsMax_count} items.`)
      this.progress({ what: `list of ${plural[of]}`, done_items: items.length, total_items: items.length })
      if (page.bindings.length < limits.queryList_items) return items
      const last = Number(listed.at(-1)?.slice(1))
      if (!(last > after)) throw unavailable('The query service does not give its list in order.')
      after = last
    }
  }

  async #details(query: DetailName, of: Page['of'], items: readonly string[]): Promise<void> {
    for (let from = 0; from < items.length; ) {
      const page = await this.#page(query, of, items.slice(from), (rest) => this.#ask(query, rest))
      from += page.items.length
      for (const { programme, country } of page.bindings) {
        if (programme && isWikidataId(programme.value)) this.#programmes.add(programme.value)
        if (country && isWikidataId(country.value)) this.#countries.add(country.value)
      }
      this.progress({ what: `${query} of ${plural[of]}`, done_items: from, total_items: items.length })
    }
  }

  /** Those that are in one of the cities themselves, not in a district or a country around. */
  async #universitiesOf(cities: ReadonlySet<string>, candidates: readonly string[]): Promise<string[]> {
    const found: string[] = []
    const isInCity = ({ city, headquarters }: Binding): boolean =>
      cities.has(city?.value ?? '') || cities.has(headquarters?.value ?? '')
    for (let from = 0; from < candidates.length; ) {
      const page = await this.#page('seats', 'University', candidates.slice(from), async (rest) => {
        const { items, bindings } = await this.#ask('seats', rest)
        return { items, bindings: bindings.filter(isInCity) }
      })
      from += page.items.length
      found.push(...new Set(page.bindings.map(({ university }) => university?.value ?? '')))
      this.progress({ what: 'seats of universities', done_items: from, total_items: candidates.length })
    }
    return found
  }

  /** The next page from the file, else from the service and then in the file. */
  async #page(
    query: Page['query'],
    of: Page['of'],
    rest: readonly string[],
    ask: (rest: readonly string[]) => Promise<Pick<Page, 'items' | 'bindings'>>,
  ): Promise<Page> {
    const { value, done } = await this.known.next()
    const had = done ? null : (value as Page)
    if (had) {
      const isNext = had.query === query && had.of === of && had.items.every((item, i) => item === rest[i])
      if (isNext && (rest.length === 0 || had.items.length > 0)) return had
      throw otherPages(this.file)
    }
    const { items, bindings } = await ask(rest)
    const page = { query, of, items, bindings: inOrder(bindings) }
    await this.file.add(page)
    return page
  }

  /** Asks about the first of the items: of half as many each time that it is too heavy. */
  async #ask(query: DetailName, rest: readonly string[]): Promise<Pick<Page, 'items' | 'bindings'>> {
    for (;;) {
      const items = rest.slice(0, this.#batch_items.get(query) ?? limits.queryBatch_items)
      const text = queryText(query, { items, languages: this.#codes })
      if (items.length === 1) return { items, bindings: (await this.#patiently(text)).bindings }
      try {
        return { items, bindings: await this.service.select(text) }
      } catch (error) {
        if (!(error instanceof QueryTooHeavy)) throw error
        this.#batch_items.set(query, Math.ceil(items.length / 2))
      }
    }
  }

  /** What cannot be asked of less is asked again: the service is not always as busy. */
  async #patiently(text: string): Promise<Pick<Page, 'items' | 'bindings'>> {
    for (let attempt = 1; ; attempt++) {
      try {
        return { items: [], bindings: await this.service.select(text) }
      } catch (error) {
        if (!(error instanceof QueryTooHeavy)) throw error
        if (attempt < limits.queryHeavyAttempts_count) continue
        throw unavailable(`The query service does not manage a query: ${error.message}.`, error)
      }
    }
  }
}

/** By what they are about, then as text: the service gives them in any order. */
function inOrder(bindings: readonly Binding[]): Binding[] {
  return bindings
    .map((binding) => ({
      binding,
      about: (binding['university'] ?? binding['item'])?.value ?? '',
      text: JSON.stringify(binding),
    }))
    .sort((a, b) => byNumber(a.about, b.about) || byCodeUnit(a.text, b.text))
    .map(({ binding }) => binding)
}

const byNumber = (a: string, b: string): number => Number(a.slice(1)) - Number(b.slice(1)) || byCodeUnit(a, b)
