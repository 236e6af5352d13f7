import { type About, aboutLines, changedText } from './about.js'
import { type Exported, type ExportFormat, eachPage } from './format.js'
import { RdfStatements } from './rdf-statements.js'
import { address, iri, literal, type Triple } from './rdf-terms.js'
import { iriOf, namespaces } from './rdf-vocabulary.js'
import { prefixLines, turtleText } from './turtle-text.js'

const comments = (lines: readonly string[]): string => lines.map((line) => `# ${line}\n`).join('')

/** What a file says of itself, and the sources that references name. */
function described({ date, graphVersion, sources, ...about }: About): Triple[] {
  const file = iri(`${namespaces.ct}export`)
  const said = (subject: string, name: string, object: string): Triple => ({
    subject,
    predicate: iri(namespaces.schema + name),
    object,
  })
  const isA = (subject: string, name: string): Triple => ({
    subject,
    predicate: iri(`${namespaces.rdf}type`),
    object: iri(namespaces.schema + name),
  })
  return [
    isA(file, 'Dataset'),
    said(file, 'name', literal('CityTies: ties between cities')),
    said(file, 'dateModified', literal(date, `${namespaces.xsd}dateTime`)),
    said(file, 'version', literal(String(graphVersion))),
    ...(about.filters === null
      ? []
      : [said(file, 'description', literal(`filters: ${JSON.stringify(about.filters)}`))]),
    ...sources.map(({ id }) => said(file, 'isBasedOn', iri(iriOf(id)))),
    ...sources.flatMap(({ id, title, licence, ...more }) => {
      const source = iri(iriOf(id))
      const { url, publisher } = more as { readonly url?: string; readonly publisher?: string }
      return [
        isA(source, 'CreativeWork'),
        said(source, 'name', literal(title)),
        said(source, 'license', literal(licence)),
        ...(url === undefined ? [] : [said(source, 'url', address(url))]),
        ...(publisher === undefined ? [] : [said(source, 'publisher', literal(publisher))]),
      ]
    }),
  ]
}

async function* written(
  { about, records, ending }: Exported,
  head: string,
  textOf: (triples: readonly Triple[]) => string,
): AsyncIterable<string> {
  const { entities, relationships } = records()
  const statements = new RdfStatements(about)
  yield comments(aboutLines(about)) + head + textOf(described(about))
  yield* eachPage(entities, (entity) => textOf(statements.entity(entity)))
  yield* eachPage(relationships, (tie) => textOf(statements.relationship(tie)))
  const changed = await ending()
  if (changed !== null) yield comments([changedText(changed)])
}

const lines = (triples: readonly Triple[]): string =>
  triples.map(({ subject, predicate, object }) => `${subject} ${predicate} ${object} .\n`).join('')

/** https://www.w3.org/TR/n-triples/ */
export const ntriples: ExportFormat = {
  mediaType: 'application/n-triples; charset=utf-8',
  ending: 'nt',
  tellsClaims: true,
  write: (exported) => written(exported, '', lines),
}

export const turtle: ExportFormat = {
  mediaType: 'text/turtle; charset=utf-8',
  ending: 'ttl',
  tellsClaims: true,
  write: (exported) => written(exported, prefixLines(), turtleText),
}
