import type { Machine } from './machine.js'

/** A table in Markdown: numbers to the right, the first column to the left. */
export const table = (rows: readonly (readonly string[])[]): string => {
  const [head = [], ...body] = rows
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map((_, i) => (i === 0 ? '---' : '--:'))), ...body.map(line)].join('\n')
}

/** When and on what the figures were taken, in one line. */
export function factsOf(at: string, { cpu, cores, memory_gib, system, loadBefore, versions }: Machine): string {
  const named = Object.entries(versions).map((pair) => pair.join(' '))
  return `${at}: ${cores} cores of ${cpu}, ${memory_gib} GiB, ${system}, load before ${loadBefore}; ${named.join(', ')}`
}
