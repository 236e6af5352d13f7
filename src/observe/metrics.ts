import { limits } from '../limits.js'

/** A number that only grows. */
export interface Count {
  value: number
}

/** How many values there were up to each bound. */
export class Distribution {
  readonly #counts: Float64Array
  #sum = 0

  /** @param bounds rising */
  constructor(readonly bounds: readonly number[]) {
    this.#counts = new Float64Array(bounds.length + 1)
  }

  add(value: number): void {
    const { bounds } = this
    let place = 0
    while (place < bounds.length && value > (bounds[place] ?? 0)) place++
    this.#counts[place] = (this.#counts[place] ?? 0) + 1
    this.#sum += value
  }

  lines(name: string, labels: string): string[] {
    let count = 0
    const buckets = [...this.#counts].map((own, place) => {
      count += own
      return sample(`${name}_bucket`, joined(labels, `le="${this.bounds[place] ?? '+Inf'}"`), count)
    })
    return [...buckets, sample(`${name}_sum`, labels, this.#sum), sample(`${name}_count`, labels, count)]
  }
}

/** Something that is measured, by the values of its labels. */
export interface Family<T> {
  /** To be kept by whoever counts: looking it up each time would cost more than counting. */
  of(...labels: readonly string[]): T
}

/** A value that is read when somebody asks, with the values of its labels. */
export type Reading = readonly [value: number, ...labels: readonly string[]]

interface Named {
  readonly name: string
  readonly help: string
  readonly labels?: readonly string[]
}

/**
 * What is measured, in the text format of Prometheus
 * (https://prometheus.io/docs/instrumenting/exposition_formats/, version 0.0.4). To count
 * allocates nothing: whoever counts holds the number itself. Values of labels beyond so many
 * of one family are counted together as `other`.
 */
export class Metrics {
  static readonly contentType = 'text/plain; version=0.0.4; charset=utf-8'
  /** By name; who measures the same once more takes the place of who did before. */
  readonly #families = new Map<string, () => string[]>()

  counts(named: Named): Family<Count> {
    return this.#family(
      named,
      'counter',
      () => ({ value: 0 }),
      (count, labels) => [sample(named.name, labels, count.value)],
    )
  }

  distributions(named: Named, bounds: readonly number[]): Family<Distribution> {
    return this.#family(
      named,
      'histogram',
      () => new Distribution(bounds),
      (one, labels) => one.lines(named.name, labels),
    )
  }

  /** What is known elsewhere. */
  readings({ name, help, labels = [] }: Named, type: 'gauge' | 'counter', read: () => Iterable<Reading>): void {
    this.#families.set(name, () => [
      ...heading(name, help, type),
      ...[...read()].map(([value, ...values]) => sample(name, labelText(labels, values), value)),
    ])
  }

  text(): string {
    return `${[...this.#families.values()].flatMap((lines) => lines()).join('\n')}\n`
  }

  #family<T>(
    { name, help, labels = [] }: Named,
    type: string,
    make: () => T,
    linesOf: (one: T, labels: string) => string[],
  ): Family<T> {
    const series = new Map<string, T>()
    this.#families.set(name, () => [
      ...heading(name, help, type),
      ...[...series].flatMap(([key, one]) => linesOf(one, key)),
    ])
    const of = (...values: readonly string[]): T => {
      const key = labelText(labels, values)
      const known = series.get(key)
      if (known) return known
      if (series.size >= limits.metricSeriesMax_count && values.some((value) => value !== other))
        return of(...values.map(() => other))
      const made = make()
      series.set(key, made)
      return made
    }
    return { of }
  }
}

const other = 'other'

const heading = (name: string, help: string, type: string): string[] => [
  `# HELP ${name} ${help.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')}`,
  `# TYPE ${name} ${type}`,
]

const joined = (...labels: readonly string[]): string => labels.filter((text) => text !== '').join()

const sample = (name: string, labels: string, value: number): string =>
  `${name}${labels === '' ? '' : `{${labels}}`} ${numberText(value)}`

const numberText = (value: number): string =>
  Number.isFinite(value) ? String(value) : Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf'

const escaped = (value: string): string => value.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('"', '\\"')

const labelText = (labels: readonly string[], values: readonly string[]): string =>
  labels.map((label, place) => `${label}="${escaped(values[place] ?? '')}"`).join()
