import { randomUUID } from 'node:crypto'
import { unwrapResolverError } from '@apollo/server/errors'
import type { ValidationError } from 'class-validator'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { ArgumentValidationError } from 'type-graphql'
import { CityTiesError, errorKinds } from '../../domain/errors.js'

/** Told of a failure that the client is not shown, under the id that the client is given. */
export type ReportFault = (id: string, error: unknown) => void

/** What graphql-js adds to what is not in the schema: of fields, arguments, types, enums and input objects. */
const suggestion = / Did you mean [^?]+\?/g

/** What graphql-js says when it has compared 500,000 pairs of fields that share a name, and says no more. */
const comparedTooMuch = 'Validation aborted.'

type Extensions = Readonly<Record<string, unknown>>

function format(formatted: GraphQLFormattedError, message: string, extensions: Extensions): GraphQLFormattedError {
  const { locations, path } = formatted
  return { message, ...(locations ? { locations } : {}), ...(path ? { path } : {}), extensions }
}

/** `ids.3: must be an id …`: the path of each argument, with what is wrong with it. */
function faultsIn(errors: readonly ValidationError[], parent = ''): { field: string; message: string }[] {
  return errors.flatMap(({ property, constraints, children }) => {
    const field = parent === '' ? property : `${parent}.${property}`
    const own = Object.values(constraints ?? {}).map((message) => ({ field, message }))
    return [...own, ...faultsIn(children ?? [], field)]
  })
}

/**
 * The one place where failures become GraphQL errors: ours with their stable code, failed
 * rules with the fields they are about, those of the language as Apollo words them, and
 * anything else masked, with an id under which the log has it.
 *
 * @param suggestions whether errors may name parts of the schema that are like what was asked for
 */
export function createFormatError(report: ReportFault, { suggestions = true }: { suggestions?: boolean } = {}) {
  const worded = (message: string): string => (suggestions ? message : message.replace(suggestion, ''))
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const original = unwrapResolverError(error)
    if (original instanceof CityTiesError) {
      const { code } = errorKinds[original.kind]
      if (original.kind !== 'INTERNAL' && original.kind !== 'UNAVAILABLE')
        return format(formatted, original.message, { code, ...original.details })
      const id = randomUUID()
      report(id, original)
      return format(formatted, original.message, { code, id, ...original.details })
    }
    if (original instanceof ArgumentValidationError) {
      const fields = faultsIn(original.extensions.validationErrors as readonly ValidationError[])
      const message = fields.map((fault) => fault.message).join('; ')
      return format(formatted, `${message}.`, { code: errorKinds.INVALID_INPUT.code, fields })
    }
    if (formatted.message === comparedTooMuch)
      return format(
        formatted,
        'The operation selects fields of one name too often for all of them to be compared. Select each once.',
        { code: errorKinds.LIMIT_EXCEEDED.code },
      )
    const { code, limit, given, limit_ms } = formatted.extensions ?? {}
    if (original instanceof GraphQLError && code !== errorKinds.INTERNAL.code)
      return format(formatted, worded(formatted.message), {
        code,
        ...(limit === undefined ? {} : { limit }),
        ...(given === undefined ? {} : { given }),
        ...(limit_ms === undefined ? {} : { limit_ms }),
      })
    // Of the language itself, and of no field: there were too many faults in the variables to name them all.
    if (original instanceof GraphQLError && !original.path && !original.originalError)
      return format(formatted, worded(formatted.message), { code: errorKinds.INVALID_INPUT.code })
    const id = randomUUID()
    report(id, original)
    return format(formatted, `Something went wrong here. The log has it under ${id}.`, {
      code: errorKinds.INTERNAL.code,
      id,
    })
  }
}
