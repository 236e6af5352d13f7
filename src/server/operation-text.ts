import { createHash } from 'node:crypto'
import { type DocumentNode, print, visit } from 'graphql'
import { limits } from '../limits.js'

/**
 * The text of an operation without the values in it, for logs: what people ask about is nobody's
 * business there. Names of fields, arguments and variables stay, and `true`, `false`, null and enums.
 */
export function operationText(document: DocumentNode): string {
  const bare = visit(document, {
    StringValue: { leave: (node) => ({ ...node, value: '', block: false }) },
    IntValue: { leave: (node) => ({ ...node, value: '0' }) },
    FloatValue: { leave: (node) => ({ ...node, value: '0' }) },
    ListValue: { leave: (node) => ({ ...node, values: node.values.slice(0, 1) }) },
  })
  return print(bare).replaceAll(/\s+/g, ' ').slice(0, limits.shownText_chars)
}

/** One for all operations that differ in values alone. */
export const textHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16)
