import { aligned, type PageFigures } from '../page-figures.js'
import { type Figures, growthTable, servingTables, speedTable, suggestionsTable, suggestionsText } from './figures.js'

/** The tables of the README, from the figures of a saved run. */
export function readmeFiguresOf({ at, machine, rounds, speed, serving, growth, suggestions }: Figures): PageFigures {
  const { cores, cpu, versions } = machine
  const day = at.slice(0, 10)
  return {
    command: 'npm run bench:analytics',
    parts: [
      `Milliseconds on the Wikidata graph, one thread each but where it says all cores: medians of ${rounds} interleaved rounds on ${cores} cores of ${cpu}, ${day}, with igraph ${versions['igraph']}, graphology ${versions['graphology']} and GDS ${versions['gds']}.`,
      aligned(speedTable(speed)),
      ...(serving
        ? [
            'A server while it computes an exact betweenness, and shortest paths through its GraphQL beside `shortestPath` in Cypher over raw Bolt, from Neo4j.',
            ...servingTables(serving).map(aligned),
          ]
        : []),
      'Time and memory on generated graphs whose degrees have a heavy tail. What goes from every node to every other is not run above 10,000 nodes; betweenness is sampled there.',
      aligned(growthTable(growth)),
      `Suggested twins: how well each score finds again a tenth of the ties, hidden at random. ${suggestionsText(suggestions)}`,
      aligned(suggestionsTable(suggestions)),
    ],
  }
}
