import { describe, expect, test } from '@jest/globals'
import { limits } from '../../src/limits.js'
import { Metrics } from '../../src/observe/metrics.js'

const valuesIn = (text: string): string[] => text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))

describe('the text of what is measured', () => {
  test('names and explains each metric, with the values of its labels', () => {
    const metrics = new Metrics()
    const asked = metrics.counts({ name: 'asked_total', help: 'Questions\nby \\ kind.', labels: ['kind', 'code'] })
    asked.of('query', 'OK').value += 2
    asked.of('query', 'a "word"\\\n').value++
    asked.of('query', 'OK').value++
    metrics.readings({ name: 'room', help: 'Room.' }, 'gauge', () => [[0.5]])
    expect(metrics.text()).toBe(
      [
        '# HELP asked_total Questions\\nby \\\\ kind.',
        '# TYPE asked_total counter',
        'asked_total{kind="query",code="OK"} 3',
        'asked_total{kind="query",code="a \\"word\\"\\\\\\n"} 1',
        '# HELP room Room.',
        '# TYPE room gauge',
        'room 0.5',
        '',
      ].join('\n'),
    )
  })

  test('counts values up to each bound, the bound itself too, all of them without one', () => {
    const metrics = new Metrics()
    const time = metrics.distributions({ name: 'time', help: 'Time.', labels: ['kind'] }, [0.1, 1]).of('query')
    for (const value of [0.05, 0.1, 0.5, 7]) time.add(value)
    expect(valuesIn(metrics.text())).toEqual([
      'time_bucket{kind="query",le="0.1"} 2',
      'time_bucket{kind="query",le="1"} 3',
      'time_bucket{kind="query",le="+Inf"} 4',
      'time_sum{kind="query"} 7.65',
      'time_count{kind="query"} 4',
    ])
  })

  test('readings are taken when somebody asks, and may be none', () => {
    const metrics = new Metrics()
    let rows: [number, string][] = []
    metrics.readings({ name: 'age', help: 'Age.', labels: ['view'] }, 'gauge', () => rows)
    expect(valuesIn(metrics.text())).toEqual([])
    rows = [
      [Number.POSITIVE_INFINITY, 'a'],
      [Number.NaN, 'b'],
    ]
    expect(valuesIn(metrics.text())).toEqual(['age{view="a"} +Inf', 'age{view="b"} NaN'])
  })

  test('beyond so many values of labels the rest is counted together', () => {
    const metrics = new Metrics()
    const family = metrics.counts({ name: 'many_total', help: 'Many.', labels: ['name'] })
    const names_count = limits.metricSeriesMax_count + 50
    for (let i = 0; i < names_count; i++) family.of(`name ${i}`).value++
    const values = valuesIn(metrics.text())
    expect(values).toHaveLength(limits.metricSeriesMax_count + 1)
    expect(values.at(-1)).toBe('many_total{name="other"} 50')
  })
})
