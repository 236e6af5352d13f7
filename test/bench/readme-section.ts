import { aligned, type PageFigures } from './page-figures.js'
import { type Report, ratioTable, rememberingTable } from './report.js'

/** The tables of the README, from the figures of a saved run. */
export function readmeFiguresOf(report: Report): PageFigures {
  const { at, plan, machine } = report
  const { cores, cpu, versions } = machine
  return {
    command: 'npm run bench',
    parts: [
      `How many times the throughput of @neo4j/graphql ${versions['@neo4j/graphql']} at 16 connections, and how many times its latency at one: medians of ${plan.rounds} interleaved rounds on ${cores} cores of ${cpu}, ${at.slice(0, 10)}, on one Neo4j ${versions['neo4j']}. The floor is one hand-written statement over Bolt and an Apollo Server that answers a constant of the same size. No answer is used again here:`,
      aligned(ratioTable(report)),
      'With answers used again while the graph is unchanged, as they are unless switched off:',
      aligned(rememberingTable(report)),
    ],
  }
}
