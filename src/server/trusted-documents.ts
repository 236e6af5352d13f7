import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { type GraphQLError, type GraphQLSchema, parse, validate } from 'graphql'
import { CityTiesError, invalidInput, notFound } from '../domain/errors.js'
import { limits } from '../limits.js'
import { type OperationRequest, sha256Of } from './operation-request.js'
import { assertShape } from './operation-shape.js'

/** Characters of an identifier without a colon, as the draft of persisted documents has it. */
const identifier = /^[A-Za-z0-9._~-]+$/

const onlyRegistered = 'Only registered documents are answered here; name one with documentId.'

/**
 * Documents that the server has from its own folder, known by the checksum of their text
 * (`sha256:<hex>`, or the 64 digits alone) and by their name: the file's path in the folder
 * without `.graphql`, with dots for slashes. Those of the explorer it knows by their text.
 *
 * https://github.com/graphql/graphql-over-http/pull/264
 */
export class TrustedDocuments {
  readonly #texts = new Map<string, string>()

  private constructor(readonly trustedOnly: boolean) {}

  /**
   * @param own texts of the program's own
   * @throws invalid input that names file, line and column of what the schema does not allow
   */
  static read(
    folder: string | null,
    schema: GraphQLSchema,
    trustedOnly = false,
    own: readonly string[] = [],
  ): TrustedDocuments {
    const documents = new TrustedDocuments(trustedOnly)
    for (const text of own) documents.#add(text)
    if (folder !== null)
      for (const file of graphqlFiles(folder)) {
        const name = relative(folder, file).slice(0, -'.graphql'.length).replaceAll(sep, '.')
        if (!identifier.test(name))
          throw invalidInput(`${file}: the name of a document has letters, digits and . _ ~ - only.`)
        documents.#add(checked(file, schema), name)
      }
    return documents
  }

  #add(text: string, ...names: readonly string[]): void {
    const sha256 = sha256Of(text)
    for (const id of [...names, sha256, `sha256:${sha256}`]) this.#texts.set(id, text)
  }

  /**
   * The operation with the text of the document that it names.
   *
   * @throws not found, forbidden where only documents of the folder are answered
   */
  resolve(operation: OperationRequest): OperationRequest {
    const { documentId, query, sha256, wellFormed } = operation
    // What is wrong elsewhere, Apollo says; it may also take what is not, and must not get it then.
    if (!wellFormed && !this.trustedOnly) return operation
    if (!wellFormed) throw new CityTiesError('FORBIDDEN', onlyRegistered)
    if (documentId !== undefined) {
      if (query !== undefined) throw invalidInput('Send either documentId or query.')
      const text = this.#texts.get(documentId)
      if (text === undefined) throw notFound(`There is no document '${documentId.slice(0, limits.idMax_chars)}' here.`)
      return { ...operation, query: text, sha256: undefined }
    }
    // Apollo's clients name a document by its checksum alone in this way.
    const checksum = query === undefined ? sha256 : this.trustedOnly ? sha256Of(query) : undefined
    const text = checksum === undefined ? undefined : this.#texts.get(checksum)
    if (text !== undefined) return { ...operation, query: text }
    if (this.trustedOnly) throw new CityTiesError('FORBIDDEN', onlyRegistered)
    return operation
  }
}

function graphqlFiles(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.graphql'))
      .map(({ parentPath, name }) => join(parentPath, name))
      .sort()
  } catch (error) {
    throw invalidInput(`The folder of operations, ${folder}, cannot be read: ${(error as Error).message}`)
  }
}

/** The text of a file whose operations the schema allows. */
function checked(file: string, schema: GraphQLSchema): string {
  const text = readFileSync(file, 'utf8')
  try {
    assertShape(text)
    const [error] = validate(schema, parse(text, { maxTokens: limits.operationTokensMax_count }))
    if (error) throw error
  } catch (error) {
    const { line, column } = (error as Partial<GraphQLError>).locations?.[0] ?? {}
    throw invalidInput(`${file}${line === undefined ? '' : `:${line}:${column}`}: ${(error as Error).message}`)
  }
  return text
}
