import { aligned, type PageFigures } from '../page-figures.js'
import { type Report, transferTable } from './report.js'

/** The table of the README, from the figures of a saved run. */
export function readmeFiguresOf({ at, machine, rounds, figures }: Report): PageFigures {
  const { cores, cpu, versions } = machine
  return {
    command: 'npm run bench:transfer',
    parts: [
      `Rows are what the sources say at one place each: lines of the files that come in, facts in the lines that go out. The floor writes the same properties, each thing once in its last state, by bare UNWIND batches with nothing checked, looked up or logged. Bare reading streams what is stated of cities and ties through the driver, in no order, and writes nothing. The peak is of the process that imports: embedded, the engine is in it. Neo4j has run four rounds before that do not count. Medians of ${rounds} interleaved rounds on ${cores} cores of ${cpu}, ${at.slice(0, 10)}, Neo4j ${versions['neo4j']}.`,
      aligned(transferTable(figures)),
    ],
  }
}
