import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Curve, curvesSvg, type Panel } from '../curves.js'
import { type EngineName, engineNames } from '../engine-names.js'
import { aligned, type PageFigures, writeFigures } from '../page-figures.js'
import { projectFolder } from '../servers/start.js'
import type { Report, ScaleFigures } from './figures.js'
import { questionNames, shortTitles } from './questions.js'
import { latencyTable, recordsPerSecond, sizingTable, stoppedOf } from './report.js'

const images = join(projectFolder, 'docs', 'images')

const command = 'npm run bench:scale'

/** Writes the tables of docs/sizing.md and the curves, there and in the README, from the figures of a saved run. */
export function publish(report: Report): void {
  writeFigures(pageFiguresOf(report))
  writeFigures(readmeCurves)
  for (const [name, svg] of Object.entries(curvesOf(report))) writeFileSync(join(images, name), svg)
}

export function pageFiguresOf({ at, machine, rounds, seconds, neo4jMemory, figures }: Report): PageFigures {
  const { cores, cpu, versions } = machine
  const { heap_mib, pageCache_mib } = neo4jMemory
  const of = (engine: EngineName): readonly ScaleFigures[] => figures.filter((one) => one.engine === engine)
  return {
    command,
    page: 'docs/sizing.md',
    parts: [
      ...picturesIn('images'),
      `Worlds of a generator, three twinnings for each city, loaded by \`cityties import jsonl\` and served by the built program over HTTP to one client, no answer used again: medians of ${rounds} rounds of ${seconds} s for each question, on ${cores} cores of ${cpu}, ${at.slice(0, 10)}. Neo4j ${versions['neo4j']} runs beside it on the same machine, with a heap of ${heap_mib} MiB and ${pageCache_mib} MiB for its files.`,
      ...engineNames.flatMap((engine) => {
        const own = of(engine)
        return own.length === 0 ? [] : [aligned(sizingTable(own)), aligned(latencyTable(own))]
      }),
      ...stoppedOf(figures),
    ],
  }
}

const picturesIn = (folder: string): string[] => [
  `![How long answers take on both engines, by the number of cities](${folder}/scale-answers.svg)`,
  `![Memory, disk, speed of loading and time to start on both engines, by the number of cities](${folder}/scale-needs.svg)`,
]

export const readmeCurves: PageFigures = { command, parts: picturesIn('docs/images') }

/** By the names of their files. */
export function curvesOf({ figures }: Report): Readonly<Record<string, string>> {
  const curve = (name: string, engine: EngineName, value: (one: ScaleFigures) => number | undefined): Curve[] => {
    const points = figures.flatMap((one) => {
      const found = one.engine === engine ? value(one) : undefined
      return found === undefined || found <= 0 ? [] : [[one.cities, found] as const]
    })
    return points.length === 0 ? [] : [{ name, points }]
  }
  const byEngine = (title: string, value: (one: ScaleFigures) => number | undefined): Panel[] =>
    panelOf(
      title,
      engineNames.flatMap((engine) => curve(engine, engine, value)),
    )
  return {
    'scale-answers.svg': curvesSvg(
      '99th percentile of answers by the number of cities',
      'cities',
      engineNames.flatMap((engine) =>
        panelOf(
          `${engine}: p99 of an answer, ms`,
          questionNames.flatMap((name) =>
            curve(shortTitles[name], engine, ({ latencies }) => latencies?.[name].p99_ms),
          ),
        ),
      ),
    ),
    'scale-needs.svg': curvesSvg('What a graph takes by the number of cities', 'cities', [
      ...byEngine('memory, MiB (with the database)', (one) =>
        one.server_mib === undefined ? undefined : one.server_mib + (one.database_mib ?? 0),
      ),
      ...byEngine('disk, MiB', ({ disk_mib }) => disk_mib),
      ...byEngine('loaded, records a second', recordsPerSecond),
      ...byEngine('from the start until all is in memory, s', ({ warm_s }) => warm_s),
    ]),
  }
}

const panelOf = (title: string, curves: Curve[]): Panel[] => (curves.length === 0 ? [] : [{ title, curves }])
