import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Figures, growthTable, speedTable, suggestionsTable, suggestionsText } from './figures.js'

const readmeFile = join(import.meta.dirname, '..', '..', '..', 'README.md')
const [begin, end] = ['<!-- figures of npm run bench:analytics -- --save -->', '<!-- end of the figures -->']

/** The tables of the README, from the figures of a saved run. */
export function readmeSection({ at, machine, rounds, speed, growth, suggestions }: Figures): string {
  const { cores, cpu, versions } = machine
  const day = at.slice(0, 10)
  return [
    begin,
    `Milliseconds on the Wikidata graph, one thread each but where it says all cores: medians of ${rounds} interleaved rounds on ${cores} cores of ${cpu}, ${day}, with igraph ${versions['igraph']}, graphology ${versions['graphology']} and GDS ${versions['gds']}.`,
    aligned(speedTable(speed)),
    'Time and memory on generated graphs whose degrees have a heavy tail. What goes from every node to every other is not run above 10,000 nodes; betweenness is sampled there.',
    aligned(growthTable(growth)),
    `Suggested twins: how well each score finds again a tenth of the ties, hidden at random. ${suggestionsText(suggestions)}`,
    aligned(suggestionsTable(suggestions)),
    end,
  ].join('\n\n')
}

/** As the formatter leaves a table: its columns padded to their widest cell. */
function aligned(table: string): string {
  const rows = table.split('\n').map((line) => line.slice(2, -2).split(' | '))
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)))
  const padded = (cell: string, i: number): string => {
    const width = widths[i] ?? 0
    if (/^-+:?$/.test(cell)) return cell.endsWith(':') ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)
    return i === 0 ? cell.padEnd(width) : cell.padStart(width)
  }
  return rows.map((row) => `| ${row.map(padded).join(' | ')} |`).join('\n')
}

/** What stands in the README between the marks. */
export function readmeFigures(readme: string): string {
  const [start, stop] = [readme.indexOf(begin), readme.indexOf(end)]
  if (start < 0 || stop < start) throw new Error(`README.md has no ${begin} … ${end}`)
  return readme.slice(start, stop + end.length)
}

export function writeReadme(figures: Figures): void {
  const readme = readFileSync(readmeFile, 'utf8')
  writeFileSync(
    readmeFile,
    readme.replace(readmeFigures(readme), () => readmeSection(figures)),
  )
}
