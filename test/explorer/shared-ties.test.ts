import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  assembleNetwork,
  type MapCity,
  type Network,
  type SharedGroup,
  tieCountOf,
} from '../../src/explorer/network/network.js'
import { sharedTies, withOwnTies } from '../../src/explorer/network/shared-ties.js'
import { earlierKnownOf, earlierOf, laterOf } from '../../src/explorer/network/tie-dates.js'

const names = Array.from({ length: 12 }, (_, number) => `c${number}`)
const cityOf = (id: string): MapCity => ({ id, name: id, country: null, population: null, location: null })
const groupOf = (id: string, ids: readonly string[]): SharedGroup => ({
  id,
  name: `The ${id}`,
  members: ids.map((member) => ({ id: member, since: null, until: null })),
})
const groups = fc
  .array(fc.subarray(names), { maxLength: 6 })
  .map((lists) => lists.map((ids, number) => groupOf(`g${number}`, ids)))
const isIn = ({ members }: SharedGroup, id: string): boolean => members.some((member) => member.id === id)

/** Ids and what they share, by looking at every two. */
function pairs(all: readonly SharedGroup[], fits: (id: string) => boolean): [string, string[]][] {
  return names.flatMap((one, index) =>
    names.slice(index + 1).flatMap((other): [string, string[]][] => {
      const [from, to] = [one, other].sort()
      const shared = all.filter((group) => isIn(group, one) && isIn(group, other)).map(({ name }) => name)
      return shared.length > 0 && (fits(one) || fits(other)) ? [[`agreements:${from}:${to}`, shared.sort()]] : []
    }),
  )
}

const sorted = (ties: readonly { readonly id: string; readonly shared: readonly string[] }[]): [string, string[]][] =>
  ties.map(({ id, shared }): [string, string[]] => [id, [...shared].sort()]).sort(([a], [b]) => (a < b ? -1 : 1))
const expected = (all: readonly SharedGroup[], fits: (id: string) => boolean): [string, string[]][] =>
  pairs(all, fits).sort(([a], [b]) => (a < b ? -1 : 1))

describe('ties by what is shared', () => {
  test('are all that there are with an end for which the filters hold', () => {
    fc.assert(
      fc.property(groups, fc.subarray(names), (all, fitting) => {
        const fits = (id: string): boolean => fitting.includes(id)
        const { ties, leftOut } = sharedTies({ layer: 'agreements', groups: all, fits })
        expect(leftOut).toEqual([])
        expect(sorted(ties)).toEqual(expected(all, fits))
      }),
    )
  })

  test('where they are too many, lack the largest groups whole; a chosen city has all of its own', () => {
    fc.assert(
      fc.property(
        groups,
        fc.subarray(names),
        fc.nat({ max: 60 }),
        fc.constantFrom(...names),
        (all, fitting, max, chosen) => {
          const fits = (id: string): boolean => fitting.includes(id)
          const { ties, leftOut } = sharedTies({ layer: 'agreements', groups: all, fits }, max)
          expect(ties.length).toBeLessThanOrEqual(max)
          const out = leftOut.map(({ group }) => group)
          expect(sorted(ties)).toEqual(
            expected(
              all.filter((group) => !out.includes(group)),
              fits,
            ),
          )
          const sizes = leftOut.map(({ ties_count }) => ties_count)
          for (const group of all)
            if (!out.includes(group)) expect(pairs([group], fits).length).toBeLessThanOrEqual(Math.min(max, ...sizes))

          const aside = names.filter((id) => !fits(id))
          const network: Network = assembleNetwork(names.map(cityOf), ties, {
            cutCities: null,
            cutTies: null,
            leftOut: leftOut.map((one) => ({ ...one, cities: aside.map(cityOf) })),
          })
          const own = (list: [string, string[]][]): [string, string[]][] =>
            list.filter(([id]) => id.split(':').includes(chosen))
          expect(own(sorted(withOwnTies(network, chosen).ties))).toEqual(own(expected(all, fits)))
          expect(withOwnTies(network, null)).toBe(network)
        },
      ),
    )
  })

  test('hold from when both had signed, as far as it is known', () => {
    const signed = (id: string, since: string | null) => ({ id, since, until: null })
    const charter = {
      id: 'g',
      name: 'The charter',
      members: [signed('a', '2010'), signed('b', '2012-05'), signed('c', null)],
    }
    const { ties } = sharedTies({ layer: 'agreements', groups: [charter], fits: () => true })
    expect(ties.map(({ from, to, since }) => [from, to, since])).toEqual([
      ['a', 'b', '2012-05'],
      ['a', 'c', null],
      ['b', 'c', null],
    ])
    expect(laterOf('196X', '1965')).toBe('196X')
    expect(laterOf('196X', '1970')).toBe('1970')
    expect(laterOf('2010-05', '2010')).toBe('2010')
    expect(earlierOf('2010', '2012')).toBe('2010')
    expect(earlierOf('2010', null)).toBeNull()
    expect(earlierKnownOf('2010', null)).toBe('2010')
  })

  test('count, also where several tie the same two', () => {
    const all = [groupOf('g', ['a', 'b']), groupOf('h', ['a', 'b'])]
    const ties = (['agreements', 'programmes'] as const).flatMap(
      (layer) => sharedTies({ layer, groups: all, fits: () => true }).ties,
    )
    const network = assembleNetwork(['a', 'b'].map(cityOf), ties, { cutCities: null, cutTies: null })
    expect(['a', 'b'].map((id) => tieCountOf(network, id))).toEqual([2, 2])
    expect(network.neighbours.get('a')?.size).toBe(1)
  })
})
