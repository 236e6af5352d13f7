import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openEngine } from '../../../src/compose.js'
import { Graph } from '../../../src/graph/graph.js'
import { writeFigures } from '../page-figures.js'
import { saveReport } from '../save-report.js'
import { say } from '../say.js'
import { whyNoGroundTruth } from './ground-truth.js'
import { loadLabels } from './load-labels.js'
import { scoresOfTruth, scoresOfUnseen } from './measure.js'
import { type Report, readmeFiguresOf, scoresTable } from './report.js'

/** How right names are resolved: on a ground truth, and on names that nothing was made with. */

const baseline = join(import.meta.dirname, 'baseline.json')
const sample_count = 500

const { values } = parseArgs({
  options: { save: { type: 'boolean', default: false }, seed: { type: 'string', default: '1' } },
})
const missing = whyNoGroundTruth()
if (missing === null) await main()
else {
  say(missing)
  process.exitCode = 1
}

async function main(): Promise<void> {
  const engine = await openEngine({ kind: 'embedded', folder: null })
  try {
    const graph = await Graph.open(engine)
    await loadLabels(graph)
    const truth = await scoresOfTruth(graph)
    const unseen = await scoresOfUnseen(graph, sample_count, Number(values.seed))
    const report: Report = { at: new Date().toISOString(), truth, unseen }
    process.stdout.write(`${scoresTable(truth)}\n\n${scoresTable(unseen)}\n`)
    for (const { names, way, wrong } of [...truth, ...unseen])
      if (way !== 'same folded name') for (const one of wrong) say(`wrong: ${names}, ${way}: ${one}`)
    if (!values.save) return
    await saveReport(baseline, report)
    writeFigures(readmeFiguresOf(JSON.parse(readFileSync(baseline, 'utf8')) as Report))
  } finally {
    await engine.close()
  }
}
