import { invalidInput } from '../../domain/errors.js'
import type { Position } from '../../graph/filters/order.js'

/**
 * A cursor names its list and a place in it, not an offset: rows that come or go before
 * the place do not move it.
 */
export const encodeCursor = (list: string, position: Position): string =>
  Buffer.from(JSON.stringify([list, ...position])).toString('base64url')

/** @throws invalid input when the text is no cursor, or one of another list */
export function decodeCursor(cursor: string, list: string, argument: string): Position {
  const [cursorList, ...position] = parse(cursor, argument)
  if (cursorList !== list)
    throw invalidInput(`${argument}: this is a cursor of ${cursorList}, not of ${list}.`, { argument })
  return position
}

function parse(cursor: string, argument: string): [string, ...Position] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (isParts(parts)) return parts
  } catch {
    // Falls through to the one message.
  }
  throw invalidInput(`${argument}: this is no cursor; take one from \`edges.cursor\` or \`pageInfo\`.`, { argument })
}

const isParts = (parts: unknown): parts is [string, ...Position] =>
  Array.isArray(parts) &&
  parts.length >= 2 &&
  typeof parts[0] === 'string' &&
  parts.every((part) => typeof part === 'string' || Number.isFinite(part))
