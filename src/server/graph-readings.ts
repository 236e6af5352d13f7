import { setTimeout as sleep } from 'node:timers/promises'
import type { Engine } from '../engine/engine.js'
import type { ViewState } from '../graph/fresh-view.js'
import type { Graph } from '../graph/graph.js'
import { limits } from '../limits.js'
import type { Metrics, Reading } from '../observe/metrics.js'

interface Standing {
  readonly isUp: boolean
  /** Null where the database did not say. */
  readonly version: number | null
  readonly loadingEditions_count: number | null
}

/** What is measured of the graph: where it stands, how new what is kept of it in memory is, what its engine has to do. */
export class GraphReadings {
  #standing: Standing = { isUp: false, version: null, loadingEditions_count: null }

  constructor(
    readonly graph: Graph,
    metrics: Metrics,
  ) {
    this.#addStanding(metrics)
    this.#addViews(metrics)
    addLoads(metrics, graph.engine)
  }

  /** Asks the database; that it does not answer is one of the readings. */
  async refresh(): Promise<void> {
    const { log, sources } = this.graph
    const asked = Promise.all([log.head(), sources.unfinished()]).then(
      ([version, loading]) => ({ isUp: true, version, loadingEditions_count: loading.length }),
      () => null,
    )
    const late = new AbortController()
    const waited = sleep(limits.metricsDatabase_ms, null, { signal: late.signal, ref: false }).catch(() => null)
    const answer = await Promise.race([asked, waited])
    late.abort()
    this.#standing = answer ?? { isUp: false, version: null, loadingEditions_count: null }
  }

  #addStanding(metrics: Metrics): void {
    const gauge = (name: string, help: string, read: (standing: Standing) => number | null): void =>
      metrics.readings({ name, help }, 'gauge', () => {
        const value = read(this.#standing)
        return value === null ? [] : [[value]]
      })
    gauge('cityties_database_up', 'Whether the database answered just now.', ({ isUp }) => Number(isUp))
    gauge(
      'cityties_graph_version',
      'The number of the last change; an import makes one for each batch.',
      ({ version }) => version,
    )
    gauge(
      'cityties_editions_loading',
      'Editions of sources that are being imported, or were left half imported.',
      ({ loadingEditions_count }) => loadingEditions_count,
    )
  }

  #addViews(metrics: Metrics): void {
    const { projection, search } = this.graph
    const views = [
      ['projection', projection],
      ['search', search],
    ] as const
    const gauge = (name: string, help: string, read: (state: ViewState) => number): void =>
      metrics.readings({ name, help, labels: ['view'] }, 'gauge', () =>
        views.flatMap(([view, { state }]): Reading[] => (state ? [[read(state), view]] : [])),
      )
    gauge('cityties_view_version', "The graph's version that a view in memory is of.", ({ seq }) => seq)
    gauge(
      'cityties_view_refresh_seconds',
      'How long it took to bring it up to date last.',
      ({ took_ms }) => took_ms / 1000,
    )
    gauge(
      'cityties_view_age_seconds',
      'How long ago that was; a graph that nobody asks or changes lets it grow.',
      ({ at_ms }) => (performance.now() - at_ms) / 1000,
    )
    metrics.readings({ name: 'cityties_projection_nodes', help: 'Nodes of the projection.' }, 'gauge', () => {
      const { view } = projection.state ?? {}
      return view ? [[view.nodeCount]] : []
    })
    metrics.readings({ name: 'cityties_projection_edges', help: 'Edges of the projection.' }, 'gauge', () => {
      const { view } = projection.state ?? {}
      return view ? [[view.edgeCount]] : []
    })
  }
}

function addLoads(metrics: Metrics, engine: Engine): void {
  const gauge = (name: string, help: string, read: (load: ReturnType<Engine['loads']>[number]) => number): void =>
    metrics.readings({ name, help, labels: ['gate'] }, 'gauge', () =>
      engine.loads().map((load): Reading => [read(load), load.name]),
    )
  gauge(
    'cityties_engine_running',
    'Work of a kind that the database does at the moment.',
    ({ running_count }) => running_count,
  )
  gauge('cityties_engine_waiting', 'Work that waits for a turn.', ({ waiting_count }) => waiting_count)
  gauge('cityties_engine_width', 'How much may run at once.', ({ width }) => width)
}
