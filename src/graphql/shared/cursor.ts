import { invalidInput } from '../../domain/errors.js'
import type { Position } from '../../graph/window.js'

/**
 * A cursor names its list and a place in it, not an offset: rows that come or go before
 * the place do not move it.
 */
export const encodeCursor = (list: string, { key, id }: Position): string =>
  Buffer.from(JSON.stringify([list, key, id])).toString('base64url')

/** @throws invalid input when the text is no cursor, or one of another list */
export function decodeCursor(cursor: string, list: string, argument: string): Position {
  const [cursorList, key, id] = parse(cursor, argument)
  if (cursorList !== list)
    throw invalidInput(`${argument}: this is a cursor of ${cursorList}, not of ${list}.`, { argument })
  return { key, id }
}

function parse(cursor: string, argument: string): [string, string, string] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (Array.isArray(parts) && parts.length === 3 && parts.every((part) => typeof part === 'string'))
      return parts as [string, string, string]
  } catch {
    // Falls through to the one message.
  }
  throw invalidInput(`${argument}: this is no cursor; take one from \`edges.cursor\` or \`pageInfo\`.`, { argument })
}
