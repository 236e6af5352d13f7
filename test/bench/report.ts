import type { Machine } from './machine.js'
import type { Figures, Measured, Plan } from './measure.js'
import { geometricMean } from './median.js'
import type { Shape } from './shapes/shape.js'
import { factsOf, table } from './table.js'

/** What is kept of a run. */
export interface Report {
  readonly at: string
  readonly machine: Machine
  readonly plan: Plan
  readonly shapes: readonly ShapeReport[]
  readonly geometricMean: Ratios
  readonly notYet: readonly string[]
}

/** Throughput: how many times as much. Latency: how many times as long. */
export interface Ratios {
  readonly throughput: number
  readonly latency: number
  readonly embeddedThroughput: number
  readonly embeddedLatency: number
  /** With answers used again, against the same peer. */
  readonly rememberingThroughput: number
  readonly rememberingLatency: number
  readonly embeddedRememberingThroughput: number
  readonly embeddedRememberingLatency: number
  /** Of the floor's throughput what CityTies on Neo4j reaches, and of its latency how many times it takes. */
  readonly floorThroughput: number
  readonly floorLatency: number
}

export interface ShapeReport {
  readonly name: string
  readonly title: string
  readonly bytes: number
  readonly ids: number
  readonly figures: Measured['figures']
  readonly floorParts: Measured['floorParts']
  readonly ratios: Ratios
}

function ratiosOf(figures: Measured['figures']): Ratios {
  const { peer, cityties, floor, embedded, remembering, embeddedRemembering } = figures
  return {
    throughput: cityties.perSecond / peer.perSecond,
    latency: cityties.latency_ms / peer.latency_ms,
    embeddedThroughput: embedded.perSecond / peer.perSecond,
    embeddedLatency: embedded.latency_ms / peer.latency_ms,
    rememberingThroughput: remembering.perSecond / peer.perSecond,
    rememberingLatency: remembering.latency_ms / peer.latency_ms,
    embeddedRememberingThroughput: embeddedRemembering.perSecond / peer.perSecond,
    embeddedRememberingLatency: embeddedRemembering.latency_ms / peer.latency_ms,
    floorThroughput: cityties.perSecond / floor.perSecond,
    floorLatency: cityties.latency_ms / floor.latency_ms,
  }
}

export function makeReport(
  measured: readonly Measured[],
  notYet: readonly Shape[],
  machine: Machine,
  plan: Plan,
): Report {
  const shapes = measured.map(({ shape, answer, figures, floorParts }) => ({
    name: shape.name,
    title: shape.title,
    ...answer,
    figures,
    floorParts,
    ratios: ratiosOf(figures),
  }))
  const mean = (name: keyof Ratios): number => geometricMean(shapes.map(({ ratios }) => ratios[name]))
  return {
    at: new Date().toISOString(),
    machine,
    plan,
    shapes,
    geometricMean: {
      throughput: mean('throughput'),
      latency: mean('latency'),
      embeddedThroughput: mean('embeddedThroughput'),
      embeddedLatency: mean('embeddedLatency'),
      rememberingThroughput: mean('rememberingThroughput'),
      rememberingLatency: mean('rememberingLatency'),
      embeddedRememberingThroughput: mean('embeddedRememberingThroughput'),
      embeddedRememberingLatency: mean('embeddedRememberingLatency'),
      floorThroughput: mean('floorThroughput'),
      floorLatency: mean('floorLatency'),
    },
    notYet: notYet.map(({ name }) => name),
  }
}

const times = (ratio: number): string => `${ratio.toFixed(2)}×`
const rate = ({ perSecond }: Figures): string => String(Math.round(perSecond))
const latency = ({ latency_ms }: Figures): string => latency_ms.toFixed(2)

const ratioCells = (ratios: Ratios): string[] =>
  [
    ratios.throughput,
    ratios.latency,
    ratios.floorThroughput,
    ratios.floorLatency,
    ratios.embeddedThroughput,
    ratios.embeddedLatency,
  ].map(times)

const rememberingCells = (ratios: Ratios): string[] =>
  [
    ratios.rememberingThroughput,
    ratios.rememberingLatency,
    ratios.embeddedRememberingThroughput,
    ratios.embeddedRememberingLatency,
  ].map(times)

/** Without answers used again. */
export const ratioTable = ({ shapes, geometricMean: mean }: Report): string =>
  table([
    [
      'against @neo4j/graphql',
      'throughput at 16',
      'latency at 1',
      'throughput : floor',
      'latency : floor',
      'embedded, throughput',
      'embedded, latency',
    ],
    ...shapes.map(({ title, ratios: own }) => [title, ...ratioCells(own)]),
    ['**geometric mean**', ...ratioCells(mean).map((cell) => `**${cell}**`)],
  ])

export const rememberingTable = ({ shapes, geometricMean: mean }: Report): string =>
  table([
    [
      'with answers used again, against @neo4j/graphql',
      'throughput at 16',
      'latency at 1',
      'embedded, throughput',
      'embedded, latency',
    ],
    ...shapes.map(({ title, ratios: own }) => [title, ...rememberingCells(own)]),
    ['**geometric mean**', ...rememberingCells(mean).map((cell) => `**${cell}**`)],
  ])

/** Tables in Markdown. */
export function printReport(report: Report): string {
  const { machine, plan, shapes, notYet, at } = report
  const perSecond = table([
    ['answers a second at 16 connections', '@neo4j/graphql', 'CityTies on Neo4j', 'floor', 'CityTies embedded', 'kB'],
    ...shapes.map(({ title, figures: { peer, cityties, floor, embedded }, bytes }) => [
      title,
      ...[peer, cityties, floor, embedded].map(rate),
      (bytes / 1000).toFixed(1),
    ]),
  ])
  const latencies = table([
    [
      'median latency at 1 connection, ms',
      '@neo4j/graphql',
      'CityTies on Neo4j',
      'floor (statement + Apollo)',
      'CityTies embedded',
    ],
    ...shapes.map(({ title, figures: { peer, cityties, floor, embedded }, floorParts }) => [
      title,
      latency(peer),
      latency(cityties),
      `${latency(floor)} (${floorParts.statement_ms.toFixed(2)} + ${floorParts.apollo_ms.toFixed(2)})`,
      latency(embedded),
    ]),
  ])
  const facts = `${factsOf(at, machine)}; medians of ${plan.rounds} rounds of ${plan.seconds} s.`
  const missing = notYet.length === 0 ? [] : [`Not yet in the schema, so not measured: ${notYet.join(', ')}.`]
  return [
    facts,
    ...(shapes.length === 0 ? [] : [ratioTable(report), rememberingTable(report), perSecond, latencies]),
    ...missing,
  ].join('\n\n')
}
