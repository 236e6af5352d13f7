import { checkLanguage } from '../../domain/attributes.js'
import { invalidInput } from '../../domain/errors.js'
import { isWikidataId } from '../../domain/ids.js'
import { limits } from '../../limits.js'
import type { Input } from '../import/input.js'
import { linesOf } from '../import/lines.js'
import type { Row } from '../import/row.js'
import type { TypeOf } from './item-rows.js'
import { subjectOf } from './items-of-bindings.js'
import { LanguageChoice } from './languages.js'
import { type Page, pageHeaderIn, pageIn } from './page-file.js'
import { BindingGroups, SaidOnce, type TagOf } from './rows-of-bindings.js'
import type { Solution } from './solutions.js'

/** Every language, where its code is a tag. */
const everyLanguage: TagOf = (code) => (checkLanguage(code) === null ? code : 'und')

/** What a saved result says; of all the languages that it has where none are chosen. */
export async function* rowsOfSolutions(
  solutions: AsyncIterable<Solution>,
  languages: LanguageChoice | null,
): AsyncIterable<Row> {
  const groups = new BindingGroups(new SaidOnce(), languages ? (code) => languages.tagOf(code) : everyLanguage)
  for await (const { place, original, binding } of solutions) {
    const subject = binding && subjectOf(binding)
    const fault = !binding
      ? 'is no row of a result'
      : subject === null
        ? 'has no item (or city, university)'
        : isWikidataId(binding[subject as string]?.value ?? '')
          ? null
          : `${subject} is no item of Wikidata`
    if (binding && fault === null) yield* groups.add(binding)
    else yield { place, original, entities: [], relationships: [], fault: fault ?? '' }
  }
  yield* groups.end()
}

/** What the pages say that a crawl of the query service has kept. */
export async function* rowsOfPages(input: Input): AsyncIterable<Row> {
  const said = new SaidOnce()
  const cities = new Set<string>()
  let languages: LanguageChoice | null = null
  let isWhole = false
  for await (const { text, number, fault } of linesOf(input, limits.queryAnswerMax_bytes)) {
    if (!languages) {
      languages = new LanguageChoice(headerOf(text, input).languages)
      continue
    }
    const { tagOf } = languages
    const page = fault === undefined ? pageIn(text) : null
    if (page === null) throw invalidInput(`${input.name}:${number} is no page of the query service.`)
    if (page === 'end') isWhole = true
    else if (page.query === 'cities') for (const { item } of page.bindings) cities.add(item?.value ?? '')
    // A list alone says nothing of what is on it.
    else if (page.query !== 'universities') {
      const typeOf: TypeOf = (id) => (cities.has(id) ? 'City' : null)
      yield* rowsOfPage(page, new BindingGroups(said, tagOf.bind(languages), page.of, typeOf))
    }
  }
  if (!isWhole) throw invalidInput(`${input.name} has no line with its end: not all was asked for yet.`)
}

function headerOf(text: string, { name }: Input) {
  const header = pageHeaderIn(text)
  if (!header) throw invalidInput(`${name} has pages of the query service in a form that is not known.`)
  return header
}

function* rowsOfPage({ bindings }: Page, groups: BindingGroups): Iterable<Row> {
  for (const binding of bindings) yield* groups.add(binding)
  yield* groups.end()
}
