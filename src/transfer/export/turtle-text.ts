import { memoised } from '../../domain/memoised.js'
import type { Term, Triple } from './rdf-terms.js'
import { namespaces } from './rdf-vocabulary.js'

export const prefixLines = (): string =>
  Object.entries(namespaces)
    .map(([prefix, namespace]) => `@prefix ${prefix}: <${namespace}> .\n`)
    .join('')

/** The longest namespace first: one begins with another. */
const byLength = Object.entries(namespaces).sort(([, x], [, y]) => y.length - x.length)

const typeTerm: Term = `<${namespaces.rdf}type>`

/** An IRI by its prefix, where what is left is a plain word; what needs escapes stays whole. */
function shortened(iri: string): string {
  const found = byLength.find(([, namespace]) => iri.startsWith(namespace))
  const rest = found ? iri.slice(found[1].length) : ''
  return found && /^[A-Za-z0-9_]+$/.test(rest) ? `${found[0]}:${rest}` : `<${iri}>`
}

/** Of words of a vocabulary there are few, and each is said often. */
const wordText = memoised((iri: string): string => shortened(iri))

function termText(term: Term): string {
  if (term.startsWith('<')) return shortened(term.slice(1, -1))
  const typed = /^(".*")\^\^<([^>]*)>$/.exec(term)
  return typed ? `${typed[1]}^^${wordText(typed[2] ?? '')}` : term
}

/** Triples as Turtle (https://www.w3.org/TR/turtle/): those of one subject that follow each other as one. */
export function turtleText(triples: readonly Triple[]): string {
  let text = ''
  let subject: Term | null = null
  for (const triple of triples) {
    const predicate = triple.predicate === typeTerm ? 'a' : wordText(triple.predicate.slice(1, -1))
    const said = `${predicate} ${termText(triple.object)}`
    if (triple.subject === subject) text += ` ;\n  ${said}`
    else text += `${subject === null ? '' : ' .\n'}${termText(triple.subject)} ${said}`
    ;({ subject } = triple)
  }
  return subject === null ? '' : `${text} .\n`
}
