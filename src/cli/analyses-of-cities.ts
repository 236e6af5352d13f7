import { findShortestPath, type NoPathReason } from '../analytics/find-paths.js'
import { distance_km, LinkPrediction } from '../analytics/link-scores.js'
import { Network } from '../analytics/network.js'
import { idOfEdge, nodeOf } from '../analytics/projection.js'
import { suggestTies } from '../analytics/suggest-ties.js'
import { pathAlgorithm, suggestionsAlgorithm } from '../compute/algorithms.js'
import { conflict, invalidInput, notFound } from '../domain/errors.js'
import { fold } from '../domain/fold.js'
import { isEntityId, isWikidataId } from '../domain/ids.js'
import type { Graph } from '../graph/graph.js'
import { limits } from '../limits.js'
import type { Analysed, AnalyzeOptions, Answer } from './analysis.js'
import { labels } from './labels.js'
import type { Cell } from './terminal.js'

const reasons: { readonly [R in NoPathReason]: string } = {
  UNKNOWN_START: 'nothing in the graph has the id of --from',
  UNKNOWN_END: 'nothing in the graph has the id of --to',
  START_LEFT_OUT: '--from is not in this part of the graph',
  END_LEFT_OUT: '--to is not in this part of the graph',
  NOT_CONNECTED: 'no chain of such ties leads from the one to the other',
  WITHOUT_COORDINATES: 'no chain of ties of known length leads from the one to the other',
  TOO_FAR: 'every path is too long',
}

/** A shortest path, a row for each thing on it with the tie that leads there and who states that. */
export async function path(analysed: Analysed, { from, to, distance }: AnalyzeOptions): Promise<Answer> {
  const { graph, measured } = analysed
  const by = distance ? 'DISTANCE' : 'HOPS'
  const ends = { from: await idOf(graph, '--from', from), to: await idOf(graph, '--to', to) }
  const network = new Network(measured.selection)
  const { paths, reason } = findShortestPath(network, { ...ends, by })
  const { projection } = measured.selection
  const { nodes = [], edges = [] } = paths[0] ?? {}
  const labelOf = labels(analysed)
  const rows = nodes.map((node, i): Cell[] => {
    const before = nodes[i - 1]
    const numbers = [before ?? node, node].map((one) => network.numberOf(one)) as [number, number]
    const km = before === undefined ? Number.NaN : distance_km(network.places, ...numbers)
    const tie = before === undefined ? null : idOfEdge(projection, edges[i - 1] as number)
    return [i, projection.ids[node] as string, labelOf(node), tie, Number.isNaN(km) ? null : km]
  })
  return {
    columns: ['hop', 'id', 'name', 'tie', 'km'],
    rows,
    algorithm: pathAlgorithm(by),
    ...(reason === null ? {} : { note: `There is no path: ${reasons[reason]}.` }),
  }
}

/** Cities that share a partner with one and are not twinned with it. */
export async function suggestions(analysed: Analysed, { of, method, first }: AnalyzeOptions): Promise<Answer> {
  const { graph, measured, question } = analysed
  if (question.types && question.types.join() !== 'TWINNED_WITH')
    throw invalidInput('suggestions go through twinnings: leave --type out.')
  const id = await idOf(graph, '--of', of)
  const { projection } = measured.selection
  const network = new Network(measured.selection)
  const node = network.numberOf(nodeOf(projection, id))
  const options = { method: LinkPrediction[method], limit: first, places: network.places }
  const ties = node < 0 ? [] : suggestTies(network.graph, node, options)
  const nodes = ties.map((tie) => network.nodes[tie.node] as number)
  const partners = ties.map(({ commonNeighbours }) =>
    commonNeighbours.slice(0, limits.listGuess_rows).map((one) => network.nodes[one] as number),
  )
  const labelOf = labels(analysed)
  return {
    columns: ['id', 'name', 'score', 'commonPartners', 'some of them', 'km', 'sizeRatio'],
    rows: ties.map(({ score, commonNeighbours, distance_km: km, sizeRatio }, i) => [
      projection.ids[nodes[i] as number] as string,
      labelOf(nodes[i] as number),
      score,
      commonNeighbours.length,
      (partners[i] ?? []).map(labelOf).join(', '),
      km,
      sizeRatio,
    ]),
    algorithm: suggestionsAlgorithm(LinkPrediction[method]),
    ...(node < 0 ? { note: `${id} is not in this part of the graph.` } : {}),
  }
}

/** The id that a text is, or that of the one city that it names. */
async function idOf({ entities }: Graph, flag: string, text: string | undefined): Promise<string> {
  if (text === undefined) throw invalidInput(`${flag} is missing: a city, by its id or its name.`)
  if (isEntityId(text)) return text
  const found = await (isWikidataId(text) ? entities.byWikidataId('City', text) : entities.byName('City', fold(text)))
  const [only, ...others] = found
  if (!only) throw notFound(`${flag}: there is no city '${text}'.`)
  if (others.length === 0) return only.id
  const shown = found.slice(0, limits.candidatesMax_rows).map(({ id, name }) => `${name} (${id})`)
  throw conflict(`${flag}: several cities fit '${text}': ${shown.join(', ')}. Name one by its id.`)
}
