import { describe, expect, test } from '@jest/globals'
import { groupColours } from '../../src/explorer/graph-view/colours.js'
import { cityLook, tieLook } from '../../src/explorer/graph-view/look.js'
import { sizesBy } from '../../src/explorer/graph-view/sizes.js'
import { palettes } from '../../src/explorer/map/palette.js'
import { Scene } from '../../src/explorer/map/scene.js'
import { among, type Focus, focusOn } from '../../src/explorer/network/focus.js'
import { assembleNetwork, type MapCity, type Tie } from '../../src/explorer/network/network.js'
import { routeOf } from '../../src/explorer/network/route.js'

const cities = ['bergen', 'coimbra', 'pavia', 'turku'].map(
  (id, number): MapCity => ({
    id,
    name: id,
    country: null,
    population: null,
    location: { latitude: 40 + number, longitude: number },
  }),
)
const undated = { kind: null, status: null, since: null, until: null, shared: [] } as const
const tie = (layer: Tie['layer'], from: string, to: string): Tie => ({
  id: `${layer}:${from}:${to}`,
  layer,
  from,
  to,
  ...undated,
})
const ties = [
  tie('agreements', 'coimbra', 'pavia'),
  tie('agreements', 'coimbra', 'turku'),
  tie('agreements', 'pavia', 'turku'),
  tie('twinnings', 'bergen', 'turku'),
]
const network = assembleNetwork(cities, ties, { cutCities: null, cutTies: null })
const choice = { route: null, chosen: null, related: [] }
const path = {
  nodes: ['pavia', 'accordo', 'turku'].map((id) => ({
    id,
    name: id,
    city: cities.find((city) => city.id === id) ?? null,
  })),
  ties: ['s1', 's2'].map((id) => ({ id, type: 'SIGNED', ...undated })),
}

const cases: readonly {
  readonly of: string
  readonly focus: Focus
  readonly lit: string[]
  readonly ties: string[]
}[] = [
  { of: 'nothing', focus: focusOn(network, choice), lit: [], ties: [] },
  {
    of: 'a city',
    focus: focusOn(network, { ...choice, chosen: 'pavia' }),
    lit: ['coimbra', 'pavia', 'turku'],
    ties: ['agreements:coimbra:pavia', 'agreements:pavia:turku'],
  },
  {
    of: 'an agreement with a signatory that is not shown',
    focus: focusOn(network, { ...choice, chosen: 'accordo', related: ['coimbra', 'pavia', 'turku', 'iasi'] }),
    lit: ['coimbra', 'pavia', 'turku'],
    ties: ['agreements:coimbra:pavia', 'agreements:coimbra:turku', 'agreements:pavia:turku'],
  },
  {
    of: 'a route, whatever is chosen',
    focus: focusOn(network, { route: routeOf([path]), chosen: 'bergen', related: [] }),
    lit: ['pavia', 'turku'],
    ties: ['agreements:pavia:turku'],
  },
  {
    of: 'what was picked',
    focus: among(new Set(['bergen', 'turku'])),
    lit: ['bergen', 'turku'],
    ties: ['twinnings:bergen:turku'],
  },
]

/** How many lines an outline has. */
class Lines {
  count = 0
  moveTo(): void {
    this.count++
  }
  lineTo(): void {}
  quadraticCurveTo(): void {}
}

describe('what stands out', () => {
  test.each(cases)('of $of', ({ focus, lit, ties: on }) => {
    expect([...focus.cities].sort()).toEqual(lit)
    expect(ties.filter((one) => focus.isOn(one)).map(({ id }) => id)).toEqual(on)
  })

  test.each(cases)('is the same on the map and in the network: $of', ({ focus, lit, ties: on }) => {
    const scene = new Scene(network, null, focus, () => new Lines())
    expect([...scene.lit].sort()).toEqual(lit)
    const linesOf = (arcs: Scene['arcs']): number =>
      [...arcs.values()].reduce((sum, lines) => sum + (lines as Lines).count, 0)
    expect(linesOf(scene.litArcs)).toBe(on.length)
    expect(linesOf(scene.arcs)).toBe(ties.length - on.length)

    const sizes = sizesBy([...network.cities.keys()], () => 1)
    const [colours, palette] = [groupColours.light, palettes.light]
    const look = { grouping: null, sizes, colours, palette, focus, chosen: null, isLarge: false }
    const standOut = cities.filter(({ id }) => lit.length === 0 || !cityLook(id, look).isQuiet).map(({ id }) => id)
    expect(standOut).toEqual(lit.length === 0 ? cities.map(({ id }) => id) : lit)
    expect(
      ties
        .filter((one) => tieLook({ tie: one, above_count: 0 }, look).color === palette.tie[one.layer])
        .map(({ id }) => id),
    ).toEqual(on)
  })
})
