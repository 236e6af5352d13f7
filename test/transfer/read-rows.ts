import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withInput } from '../../src/transfer/import/input.js'
import { isBlock, type Reader, type Row } from '../../src/transfer/import/row.js'

/** The rows that a reader makes of a file with this content. */
export function readRows(folder: string, content: string | Uint8Array, reader: Reader): Promise<Row[]> {
  const path = join(folder, 'input')
  writeFileSync(path, content)
  return withInput(path, (input) => allRows(reader(input)))
}

export async function allRows(read: ReturnType<Reader>): Promise<Row[]> {
  const rows: Row[] = []
  for await (const some of read) rows.push(...(isBlock(some) ? some : [some]))
  return rows
}

/** Each row as its place with what is wrong, or with how many facts it has. */
export const outcomes = (rows: readonly Row[]): string[] =>
  rows.map(
    ({ place, fault, entities, relationships }) =>
      `${place}: ${fault ?? `${entities.length} entities, ${relationships.length} relationships`}`,
  )
