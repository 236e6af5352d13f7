import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const readmeFile = join(import.meta.dirname, '..', '..', 'README.md')

/** The figures of a benchmark as they stand in the README, between two marks that name its command. */
export interface ReadmeFigures {
  readonly command: string
  /** Paragraphs and tables in Markdown. */
  readonly parts: readonly string[]
}

const beginOf = (command: string): string => `<!-- figures of ${command} -- --save -->`
const end = '<!-- end of the figures -->'

export const sectionOf = ({ command, parts }: ReadmeFigures): string => [beginOf(command), ...parts, end].join('\n\n')

/** What stands in the README between the marks of a command. */
export function figuresIn(readme: string, command: string): string {
  const start = readme.indexOf(beginOf(command))
  const stop = readme.indexOf(end, start)
  if (start < 0 || stop < 0) throw new Error(`README.md has no ${beginOf(command)} … ${end}`)
  return readme.slice(start, stop + end.length)
}

export function writeReadme(figures: ReadmeFigures): void {
  const readme = readFileSync(readmeFile, 'utf8')
  writeFileSync(
    readmeFile,
    readme.replace(figuresIn(readme, figures.command), () => sectionOf(figures)),
  )
}

/** As the formatter leaves a table: its columns padded to their widest cell. */
export function aligned(table: string): string {
  const rows = table.split('\n').map((line) => line.slice(2, -2).split(' | '))
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)))
  const padded = (cell: string, i: number): string => {
    const width = widths[i] ?? 0
    if (/^-+:?$/.test(cell)) return cell.endsWith(':') ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)
    return i === 0 ? cell.padEnd(width) : cell.padStart(width)
  }
  return rows.map((row) => `| ${row.map(padded).join(' | ')} |`).join('\n')
}
