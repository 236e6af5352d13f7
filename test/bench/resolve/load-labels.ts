import type { Graph } from '../../../src/graph/graph.js'
import { checksumOf } from '../../../src/transfer/checksum.js'
import { labels as labelsFile, readLabels } from './ground-truth.js'

/** Loads the 10,055 labels as cities that have a name in an unknown language, and nothing else. */
export async function loadLabels(graph: Graph): Promise<void> {
  const stated = { modality: 'STATED', claimant: '' } as const
  const content = {
    source: { id: 'ct:source/labels', title: 'Labels', licence: 'CC0-1.0' },
    checksum: await checksumOf([labelsFile]),
    entities: [...readLabels()].map(([item, text], index) => ({
      ...stated,
      id: `wd:${item}`,
      type: 'City' as const,
      at: `line ${index + 1}`,
      names: [{ language: 'und', text: text.normalize('NFC') }],
      attributes: { wikidataId: item },
    })),
    relationships: [],
  }
  await graph.loader.load([content], { actor: 'bench', reason: 'names.tsv' })
}
