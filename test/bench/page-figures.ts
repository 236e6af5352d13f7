import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const projectFolder = join(import.meta.dirname, '..', '..')

/** The figures of a benchmark as they stand on a page, between two marks that name its command. */
export interface PageFigures {
  readonly command: string
  /** Its path in the project; the README where nothing is said. */
  readonly page?: string
  /** Paragraphs and tables in Markdown. */
  readonly parts: readonly string[]
}

const beginOf = (command: string): string => `<!-- figures of ${command} -- --save -->`
const end = '<!-- end of the figures -->'

export const sectionOf = ({ command, parts }: PageFigures): string => [beginOf(command), ...parts, end].join('\n\n')

/** What stands on a page between the marks of a command. */
export function figuresIn(page: string, command: string): string {
  const start = page.indexOf(beginOf(command))
  const stop = page.indexOf(end, start)
  if (start < 0 || stop < 0) throw new Error(`the page has no ${beginOf(command)} … ${end}`)
  return page.slice(start, stop + end.length)
}

export function writeFigures(figures: PageFigures): void {
  const path = join(projectFolder, figures.page ?? 'README.md')
  const text = readFileSync(path, 'utf8')
  writeFileSync(
    path,
    text.replace(figuresIn(text, figures.command), () => sectionOf(figures)),
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
