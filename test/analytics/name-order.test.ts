import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { entityTypes } from '../../src/analytics/codes.js'
import { emptyNameOrder, type NameOrder, nameOrderOf } from '../../src/analytics/name-order.js'
import { sortKeyOf } from '../../src/domain/names.js'

interface Node {
  readonly id: string
  readonly name: string
  readonly type: number
}

const named = (nodes: readonly Node[]) => ({
  ids: nodes.map(({ id }) => id),
  names: nodes.map(({ name }) => name),
  nodes: { type: Uint8Array.from(nodes, ({ type }) => type) },
})
const nothing = { ...named([]), ...emptyNameOrder }
const idsOf = (nodes: readonly Node[]): string[] => nodes.map(({ id }) => id)
const built = (nodes: readonly Node[]): NameOrder => nameOrderOf(named(nodes), nothing, null, idsOf(nodes))
const plain = ({ nameRanks, byName, nameOffsets }: NameOrder) => [nameRanks, byName, nameOffsets].map((one) => [...one])

const id = fc.integer({ min: 100, max: 399 }).map((number) => `ct:city/${number}`)
const name = fc.constantFrom('Pavia', 'Reggio', 'reggio', 'Iași', 'Iasi', 'İzmir', '', '東京', 'A b', 'A-b', 'Ab')
const type = fc.integer({ min: 0, max: entityTypes.length - 1 })
const node = fc.record({ id, name, type })
const graph = fc
  .uniqueArray(node, { selector: (one) => one.id, minLength: 100, maxLength: 200, size: 'max' })
  .map((nodes) => nodes.sort((a, b) => (a.id < b.id ? -1 : 1)))

describe('the order of names', () => {
  test('is that of the sort keys, in all and within each type', () => {
    fc.assert(
      fc.property(graph, (nodes) => {
        const { nameRanks, byName, nameOffsets } = built(nodes)
        const keys = nodes.map((one) => sortKeyOf(one.name, one.id))
        const expected = [...keys.keys()].sort((a, b) => ((keys[a] ?? '') < (keys[b] ?? '') ? -1 : 1))
        expect(expected.map((place) => nameRanks[place])).toEqual([...expected.keys()])
        for (const [code] of entityTypes.entries())
          expect([...byName.subarray(nameOffsets[code], nameOffsets[code + 1])]).toEqual(
            expected.filter((place) => nodes[place]?.type === code),
          )
      }),
    )
  })

  test('kept up through changes it is the one that would be made', () => {
    let few_count = 0
    fc.assert(
      fc.property(graph, fc.array(fc.oneof(node, id), { maxLength: 6 }), (before, changes) => {
        const after = new Map(before.map((one) => [one.id, one]))
        const put: string[] = []
        for (const change of changes) {
          if (typeof change === 'string') after.delete(change)
          else {
            after.set(change.id, change)
            put.push(change.id)
          }
        }
        const nodes = [...after.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
        const there = put.filter((one) => after.has(one))
        const numbers = new Map(nodes.map((one, number) => [one.id, number]))
        const renumbered = Int32Array.from(before, (one) => numbers.get(one.id) ?? -1)
        const isSame = renumbered.every((now, old) => now === old) && before.length === nodes.length
        if (there.length * 20 < nodes.length) few_count++
        const kept = nameOrderOf(
          named(nodes),
          { ...named(before), ...built(before) },
          isSame ? null : renumbered,
          there,
        )
        expect(plain(kept)).toEqual(plain(built(nodes)))
      }),
      { numRuns: 300 },
    )
    expect(few_count).toBeGreaterThan(200)
  })

  test('where nothing has changed it is the same memory', () => {
    const base = {
      ...named([{ id: 'ct:city/a', name: 'A', type: 0 }]),
      ...built([{ id: 'ct:city/a', name: 'A', type: 0 }]),
    }
    expect(nameOrderOf(base, base, null, []).nameRanks).toBe(base.nameRanks)
  })
})
