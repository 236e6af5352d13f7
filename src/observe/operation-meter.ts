import type { Count, Distribution, Family, Metrics } from './metrics.js'

/** From an answer out of memory to the time limit of an operation. */
const bounds_s = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 45]

/** What an operation is; NONE of what never became one. */
export type OperationKind = 'query' | 'mutation' | 'subscription' | 'none'

/** Where its answer came from. */
export type AnswerOrigin = 'computed' | 'memory' | 'unchanged'

/** Counts operations by kind and by what became of them. */
export class OperationMeter {
  readonly #codes: Family<Count>
  readonly #times: Family<Distribution>
  readonly #costs: Family<Count>
  readonly #knownCodes: { readonly [K in OperationKind]: Map<string, Count> }
  readonly #knownTimes: { readonly [K in OperationKind]: Map<AnswerOrigin, Distribution> }
  readonly #knownCosts: { readonly [K in OperationKind]: Count }

  constructor(metrics: Metrics) {
    this.#codes = metrics.counts({
      name: 'cityties_operations_total',
      help: 'Operations by kind and by the code of their first error, OK where there was none.',
      labels: ['kind', 'code'],
    })
    this.#times = metrics.distributions(
      {
        name: 'cityties_operation_duration_seconds',
        help: 'Time from a request to the end of its answer, by kind and by where the answer came from.',
        labels: ['kind', 'answer'],
      },
      bounds_s,
    )
    this.#costs = metrics.counts({
      name: 'cityties_operation_cost_fields_total',
      help: 'Fields that operations may have given, estimated from their pages before they ran.',
      labels: ['kind'],
    })
    this.#knownCodes = { query: new Map(), mutation: new Map(), subscription: new Map(), none: new Map() }
    this.#knownTimes = { query: new Map(), mutation: new Map(), subscription: new Map(), none: new Map() }
    this.#knownCosts = {
      query: this.#costs.of('query'),
      mutation: this.#costs.of('mutation'),
      subscription: this.#costs.of('subscription'),
      none: this.#costs.of('none'),
    }
  }

  note(kind: OperationKind, code: string, origin: AnswerOrigin, taken_ms: number, cost_fields: number): void {
    const codes = this.#knownCodes[kind]
    let count = codes.get(code)
    if (!count) {
      count = this.#codes.of(kind, code)
      codes.set(code, count)
    }
    count.value++
    const times = this.#knownTimes[kind]
    let time = times.get(origin)
    if (!time) {
      time = this.#times.of(kind, origin)
      times.set(origin, time)
    }
    time.add(taken_ms / 1000)
    this.#knownCosts[kind].value += cost_fields
  }
}
