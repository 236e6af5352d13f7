import { expect } from '@jest/globals'
import type { Answer } from '../support/http.js'

export interface Expected {
  readonly status: number
  readonly code: string
  /** What the message must say: what is wrong, or what to do. */
  readonly says: RegExp
}

export const badRequest = (says: RegExp, status = 400): Expected => ({ status, code: 'BAD_REQUEST', says })
export const invalid = (says: RegExp): Expected => ({ status: 200, code: 'BAD_USER_INPUT', says })
export const invalidVariable = (says: RegExp): Expected => ({ status: 400, code: 'BAD_USER_INPUT', says })
export const notInSchema = (says: RegExp): Expected => ({ status: 400, code: 'GRAPHQL_VALIDATION_FAILED', says })
export const unresolved = (says: RegExp): Expected => ({ status: 400, code: 'OPERATION_RESOLUTION_FAILURE', says })
export const tooMuch = (says: RegExp, status = 200): Expected => ({ status, code: 'LIMIT_EXCEEDED', says })

/** Nothing of the inside: stack lines, paths, names of libraries, statements. */
const inside =
  /\n\s+at |node_modules|\.[jt]s\b|file:\/\/|\/(?:work|src|dist|home|tmp)\/|apollo|fastify|FST_|type-?graphql|class-validator|grafeo|neo4j|bolt|MATCH \(|UNWIND|TypeError|ReferenceError/i

/** The error that is expected, and nothing that the client need not know. */
export function expectError({ status, text, body, headers }: Answer, expected: Expected): void {
  const [error] = body.errors ?? []
  expect({ status, code: error?.extensions.code, message: error?.message }).toEqual({
    status: expected.status,
    code: expected.code,
    message: expect.stringMatching(expected.says),
  })
  expect(headers.get('content-type')).toMatch(/^application\/(?:graphql-response\+)?json/)
  expect(text).not.toMatch(inside)
  expect(error?.extensions).not.toHaveProperty('stacktrace')
}
