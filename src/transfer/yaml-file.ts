import { isUtf8 } from 'node:buffer'
import { readFileSync, statSync } from 'node:fs'
import { type Alias, LineCounter, type Node, parseDocument, visit } from 'yaml'
import type { PlacedFault } from './faults.js'

export type YamlPath = readonly (string | number)[]

/** A file of YAML, with the places of what it says. */
export interface YamlFile {
  readonly path: string
  readonly text: string
  /** As plain objects, lists and scalars. */
  readonly content: unknown
  /** `file.yaml:12:5`: where the innermost part of the path begins that the file has. */
  place(path: YamlPath): string
}

/** Reads a file that people write; what is wrong with it as such is told, not thrown. */
export function readYamlFile(path: string, max_bytes: number): YamlFile | PlacedFault {
  const read = readText(path, max_bytes)
  if ('fault' in read) return { place: path, message: read.fault }
  const { text } = read
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const placeAt = (offset: number): string => {
    const { line, col } = lines.linePos(offset)
    return `${path}:${line}:${col}`
  }
  const [broken] = document.errors
  if (broken) return { place: placeAt(broken.pos[0]), message: broken.message.split('\n')[0] ?? 'not YAML' }
  const alias = firstAlias(document)
  if (alias)
    return {
      place: placeAt(alias.range?.[0] ?? 0),
      message: `*${alias.source}: an alias; write out what it stands for`,
    }
  return {
    path,
    text,
    content: document.toJS() as unknown,
    place(parts) {
      for (let depth = parts.length; depth >= 0; depth--) {
        const node = depth === 0 ? document.contents : document.getIn(parts.slice(0, depth), true)
        const range = (node as Node | null | undefined)?.range
        if (range) return placeAt(range[0])
      }
      return path
    },
  }
}

function readText(path: string, max_bytes: number): { readonly text: string } | { readonly fault: string } {
  try {
    if (statSync(path).size > max_bytes) return { fault: `larger than such a file may be (${max_bytes} bytes)` }
    const bytes = readFileSync(path)
    // A file in another encoding is not taken in with its letters lost.
    return isUtf8(bytes) ? { text: bytes.toString('utf8') } : { fault: 'not text in UTF-8' }
  } catch (error) {
    return { fault: `cannot be read: ${(error as Error).message}` }
  }
}

/** An alias may stand for nothing, or for so much that it does not fit; and places are not found through one. */
function firstAlias(document: ReturnType<typeof parseDocument>): Alias | undefined {
  let first: Alias | undefined
  visit(document, {
    Alias: (_key, node) => {
      first = node
      return visit.BREAK
    },
  })
  return first
}
