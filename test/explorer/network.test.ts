import { describe, expect, test } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { asWritten } from '../../src/domain/csv-cell.js'
import { toCsv } from '../../src/explorer/download/csv.js'
import { svgDocument, tag } from '../../src/explorer/download/svg.js'
import { SvgOutline } from '../../src/explorer/download/svg-outline.js'
import { SvgPen } from '../../src/explorer/download/svg-pen.js'
import { Arrangement, type Topology } from '../../src/explorer/graph-view/arrangement.js'
import { groupColours } from '../../src/explorer/graph-view/colours.js'
import { groupBy, groupsMax_count } from '../../src/explorer/graph-view/grouping.js'
import { isInside } from '../../src/explorer/graph-view/lasso.js'
import { layersAbove } from '../../src/explorer/graph-view/layers-above.js'
import { cityLook, type Look, tieLook } from '../../src/explorer/graph-view/look.js'
import { networkSvg } from '../../src/explorer/graph-view/network-svg.js'
import { sizesBy } from '../../src/explorer/graph-view/sizes.js'
import { scattered, startPositions } from '../../src/explorer/graph-view/start-positions.js'
import { topologyOf } from '../../src/explorer/graph-view/topology-of.js'
import { palettes } from '../../src/explorer/map/palette.js'
import { among } from '../../src/explorer/network/focus.js'
import { assembleNetwork, type MapCity, type Network, type Tie } from '../../src/explorer/network/network.js'
import { type PathNode, type PathTie, routeOf, type TiedPath, withRoute } from '../../src/explorer/network/route.js'
import { statedStatus } from '../../src/explorer/network/stated-status.js'
import { type Layer, layers } from '../../src/explorer/state/view-state.js'

const cityOf = (id: string): MapCity => ({ id, name: `City ${id}`, country: null, population: null, location: null })
const undated = { kind: null, status: null, since: null, until: null, shared: [] } as const
const twinning = (a: string, b: string): Tie => {
  const [from = a, to = b] = [a, b].sort()
  return { id: `${from}~${to}`, layer: 'twinnings', from, to, ...undated }
}
const networkOf = (ids: readonly string[], pairs: readonly (readonly [string, string])[]): Network =>
  assembleNetwork(
    ids.map(cityOf),
    pairs.map(([a, b]) => twinning(a, b)),
    { cutCities: null, cutTies: null },
  )

const id = fc.integer({ min: 1, max: 99_999 }).map((number) => `wd:Q${number}`)
const ids = fc.uniqueArray(id, { minLength: 2, maxLength: 40 })
const networks = ids.chain((all) =>
  fc
    .array(fc.tuple(fc.constantFrom(...all), fc.constantFrom(...all)), { maxLength: 60 })
    .map((pairs) => networkOf(all, [...new Map(pairs.map(([a, b]) => [twinning(a, b).id, [a, b] as const])).values()])),
)

function arranged(topology: Topology, seed: number, steps = 20): number[] {
  const arrangement = new Arrangement(topology, seed)
  for (let step = 0; step < steps; step++) arrangement.step()
  return [...arrangement.positions()]
}

describe('the arrangement', () => {
  test('is the same for a seed, in whatever order cities and ties came, and another for another seed', () => {
    fc.assert(
      fc.property(networks, fc.integer({ min: 1, max: 1000 }), ({ cities, ties }, seed) => {
        const same = assembleNetwork([...cities.values()].reverse(), [...ties].reverse(), {
          cutCities: null,
          cutTies: null,
        })
        const given = assembleNetwork([...cities.values()], ties, { cutCities: null, cutTies: null })
        const places = arranged(topologyOf(given), seed)
        expect(places.every(Number.isFinite)).toBe(true)
        expect(arranged(topologyOf(same), seed)).toEqual(places)
        expect(arranged(topologyOf(given), seed + 1)).not.toEqual(places)
      }),
      { numRuns: 30 },
    )
  })

  test('scatters each city to a place of its own, whoever else is there', () => {
    fc.assert(
      fc.property(ids, fc.nat(), (all, seed) => {
        const [first = ''] = all
        const radius = 10 * Math.sqrt(all.length)
        const [x = 0, y = 0] = scattered(all, seed)
        expect(Math.hypot(x, y)).toBeLessThanOrEqual(radius * 1.0001)
        const [alone = 0] = scattered([first], seed)
        expect(x / radius).toBeCloseTo(alone / 10, 4)
      }),
    )
  })

  test('begins with those closer together who are tied, none on another', () => {
    const names = Array.from({ length: 300 }, (_, number) => `c${number}`)
    const pairs = names.map((name, index): [string, string] => [name, names[Math.floor(index / 3)] ?? name]).slice(1)
    const topology = topologyOf(networkOf(names, pairs))
    const meanLength = (places: Float32Array): number => {
      const across = Math.max(...places) - Math.min(...places)
      const away = (a: number, b: number): number =>
        Math.hypot((places[2 * a] ?? 0) - (places[2 * b] ?? 0), (places[2 * a + 1] ?? 0) - (places[2 * b + 1] ?? 0))
      return topology.from.reduce((sum, from, tie) => sum + away(from, topology.to[tie] ?? 0), 0) / across
    }
    const places = startPositions(topology, 1)
    expect(meanLength(places)).toBeLessThan(meanLength(scattered(topology.ids, 1)) / 2)
    expect(new Set(topology.ids.map((_, node) => `${places[2 * node]} ${places[2 * node + 1]}`)).size).toBe(300)
  })

  test('puts those close together who are tied with each other, with and without grouping the far ones', () => {
    for (const size of [12, 260]) {
      const circle = (name: string): string[] => Array.from({ length: size }, (_, number) => `${name}${number}`)
      const pairsIn = (members: readonly string[]): [string, string][] =>
        members.flatMap((member, index) =>
          [1, 7, 31, 97].map((on): [string, string] => [member, members[(index + on) % size] ?? member]),
        )
      const [left, right] = [circle('a'), circle('b')]
      const network = networkOf([...left, ...right], [...pairsIn(left), ...pairsIn(right), ['a0', 'b0']])
      const topology = topologyOf(network)
      const places = arranged(topology, 1, 80)
      const centre = (name: string): [number, number] => {
        const own = topology.ids.flatMap((id, node) => (id.startsWith(name) ? [node] : []))
        const mean = (axis: number): number =>
          own.reduce((sum, node) => sum + (places[2 * node + axis] ?? 0), 0) / own.length
        return [mean(0), mean(1)]
      }
      const [a, b] = [centre('a'), centre('b')]
      const nearest = topology.ids.filter((id, node) => {
        const [x = 0, y = 0] = [places[2 * node], places[2 * node + 1]]
        const isNearA = Math.hypot(x - a[0], y - a[1]) < Math.hypot(x - b[0], y - b[1])
        return isNearA === id.startsWith('a')
      })
      expect(nearest.length / topology.ids.length).toBeGreaterThan(0.9)
    }
  })
})

describe('the legend', () => {
  test('has each city once, in a group, beyond the groups, or in none; the largest groups first', () => {
    const keys = fc.option(fc.integer({ min: 0, max: 14 }).map(String))
    fc.assert(
      fc.property(fc.array(keys, { maxLength: 80 }), (of) => {
        const all = of.map((_, index) => `c${index}`)
        const { groups, others, ungrouped, numberOf } = groupBy(
          all,
          (id) => of[Number(id.slice(1))] ?? null,
          (key) => `group ${key}`,
        )
        const grouped = groups.flatMap(({ members }) => members)
        expect([...grouped, ...others, ...ungrouped].sort()).toEqual([...all].sort())
        expect(groups.length).toBeLessThanOrEqual(groupsMax_count)
        const counts = groups.map(({ members }) => members.length)
        expect(counts).toEqual([...counts].sort((a, b) => b - a))
        expect([...numberOf.keys()].sort()).toEqual([...grouped].sort())
        for (const id of ungrouped) expect(of[Number(id.slice(1))]).toBeNull()
      }),
    )
  })

  test('draws areas that grow with the value, and the unknown the smallest', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.double({ min: 0, max: 1e6, noNaN: true })), { minLength: 1 }), (values) => {
        const all = values.map((_, index) => `c${index}`)
        const sizes = sizesBy(all, (id) => values[Number(id.slice(1))] ?? null)
        expect(sizes.known_count).toBe(values.filter((value) => value !== null).length)
        const known = all.filter((id) => values[Number(id.slice(1))] !== null)
        const rateOf = (id: string): number => values[Number(id.slice(1))] ?? 0
        for (const id of all) {
          expect(sizes.radiusOf(id)).toBeGreaterThanOrEqual(4)
          expect(sizes.radiusOf(id)).toBeLessThanOrEqual(16.001)
        }
        for (const [index, id] of known.entries()) {
          const other = known[index + 1]
          if (other !== undefined && rateOf(id) < rateOf(other))
            expect(sizes.radiusOf(id)).toBeLessThanOrEqual(sizes.radiusOf(other))
        }
      }),
    )
  })

  test('CSV has no formula, and numbers as they are', () => {
    expect(toCsv(['a', 'b'], [['=1+1', -1]])).toBe("a,b\r\n'=1+1,-1\r\n")
  })
})

describe('the looks', () => {
  const shown = ['a', 'b', 'c', 'd']
  const look: Look = {
    grouping: null,
    sizes: sizesBy(shown, () => 1),
    colours: groupColours.light,
    palette: palettes.light,
    focus: among(new Set(['a', 'b'])),
    chosen: null,
    isLarge: true,
  }
  const tieIn = (layer: Layer, from: string, to: string): Tie => ({
    id: `${layer}:${from}:${to}`,
    layer,
    from,
    to,
    ...undated,
  })

  test('of several ties between two cities show each: the lower is the wider', () => {
    fc.assert(
      fc.property(fc.subarray([...layers], { minLength: 1 }), fc.boolean(), (tied, isTurned) => {
        const ties = tied.map((layer, index) =>
          isTurned && index % 2 === 1 ? tieIn(layer, 'b', 'a') : tieIn(layer, 'a', 'b'),
        )
        const above = layersAbove([...ties, tieIn('twinnings', 'c', 'd'), tieIn('twinnings', 'a', 'c')])
        const fromTop = ties.map((tie) => tieLook({ tie, above_count: above(tie) }, look))
        for (const [index, lower] of fromTop.slice(1).entries()) {
          const upper = fromTop[index]
          expect(lower.size).toBeGreaterThan((upper?.size ?? 0) + 2)
          expect(lower.zIndex).toBeLessThan(upper?.zIndex ?? 0)
        }
        expect(above(tieIn('programmes', 'c', 'd'))).toBe(1)
      }),
    )
  })

  test('of what stands out are above all else, with names, and what steps back is small', () => {
    const quiet = shown.slice(2).map((id) => cityLook(id, look))
    for (const id of ['a', 'b']) {
      const { forceLabel, size, zIndex } = cityLook(id, look)
      expect(forceLabel).toBe(true)
      for (const other of quiet)
        expect([other.size < size, other.zIndex < zIndex, other.forceLabel]).toEqual([true, true, false])
    }
    const depthOf = (layer: Layer, to: string, above_count: number): number =>
      tieLook({ tie: tieIn(layer, 'a', to), above_count }, look).zIndex
    expect(depthOf('programmes', 'b', 2)).toBeGreaterThan(depthOf('twinnings', 'c', 0))
  })
})

test('a status is said where somebody says it', () => {
  const [named, stated] = [{ attributes: ['since'] }, { attributes: ['since', 'status'] }]
  expect(statedStatus('ACTIVE', [])).toBeNull()
  expect(statedStatus('ACTIVE', [named])).toBeNull()
  expect(statedStatus('ACTIVE', [named, stated])).toBe('ACTIVE')
  expect(statedStatus('ENDED', [named])).toBe('ENDED')
  expect(statedStatus('SUSPENDED', [stated])).toBe('SUSPENDED')
})

describe('the lasso', () => {
  const points = fc.record({ x_px: fc.integer({ min: 0, max: 500 }), y_px: fc.integer({ min: 0, max: 500 }) })
  test('holds what lies in a triangle, by the signs of its areas', () => {
    fc.assert(
      fc.property(points, points, points, points, (a, b, c, point) => {
        const side = (p: typeof a, q: typeof a): number =>
          (q.x_px - p.x_px) * (point.y_px - p.y_px) - (q.y_px - p.y_px) * (point.x_px - p.x_px)
        const sides = [side(a, b), side(b, c), side(c, a)]
        // On the line itself either is right.
        fc.pre(sides.every((value) => value !== 0))
        const isIn = sides.every((value) => value > 0) || sides.every((value) => value < 0)
        expect(isInside(point, [a, b, c])).toBe(isIn)
      }),
    )
  })

  test('leaves out the hole of a line that crosses itself, and all where there is no line', () => {
    const ring = [
      [0, 0],
      [90, 0],
      [90, 90],
      [0, 90],
      [0, 0],
      [30, 30],
      [60, 30],
      [60, 60],
      [30, 60],
      [30, 30],
    ].map(([x_px = 0, y_px = 0]) => ({ x_px, y_px }))
    expect(isInside({ x_px: 45, y_px: 45 }, ring)).toBe(false)
    expect(isInside({ x_px: 15, y_px: 45 }, ring)).toBe(true)
    expect(isInside({ x_px: 1, y_px: 1 }, [])).toBe(false)
  })
})

describe('the route of shortest paths', () => {
  const step = (id: string, type: string): PathTie => ({ id, type, kind: null, status: null, since: null, until: null })
  const cityNode = (id: string): PathNode => ({ id, name: id, city: cityOf(id) })
  const between = (id: string): PathNode => ({ id, name: `The ${id}`, city: null })

  test('ties the cities on both sides of an agreement, and says by what', () => {
    const path: TiedPath = {
      nodes: [cityNode('pavia'), between('accordo'), cityNode('turku'), cityNode('bergen')],
      ties: [step('s1', 'SIGNED'), step('s2', 'SIGNED'), step('t1', 'TWINNED_WITH')],
    }
    const { ties, cities } = routeOf([path, path])
    expect([...cities.keys()]).toEqual(['pavia', 'turku', 'bergen'])
    expect(ties.map(({ id, layer, from, to, shared }) => [id, layer, from, to, shared])).toEqual([
      ['agreements:pavia:turku', 'agreements', 'pavia', 'turku', ['The accordo']],
      ['t1', 'twinnings', 'bergen', 'turku', []],
    ])
  })

  test('is in the network afterwards, once', () => {
    fc.assert(
      fc.property(networks, fc.array(fc.uniqueArray(id, { minLength: 2 })), (network, chains) => {
        const paths = chains.map((chain) => ({
          nodes: chain.map(cityNode),
          ties: chain.slice(1).map((id, index) => step(twinning(chain[index] ?? id, id).id, 'TWINNED_WITH')),
        }))
        const route = routeOf(paths)
        const whole = withRoute(network, route)
        for (const id of route.cities.keys()) expect(whole.cities.has(id)).toBe(true)
        expect(new Set(whole.ties.map(({ id }) => id)).size).toBe(whole.ties.length)
        expect(route.ties.filter(({ from, to }) => !whole.neighbours.get(from)?.has(to))).toEqual([])
        expect(withRoute(whole, route)).toBe(whole)
      }),
    )
  })

  test('CSV has no formula, and numbers as they are', () => {
    expect(toCsv(['a', 'b'], [['=1+1', -1]])).toBe("a,b\r\n'=1+1,-1\r\n")
  })
})

/** @returns the elements with their attributes and texts; throws where it is no XML */
function elementsOf(xml: string): { name: string; attributes: Record<string, string>; text: string }[] {
  const found: { name: string; attributes: Record<string, string>; text: string }[] = []
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) =>
    found.push({ name, attributes: attributes as Record<string, string>, text: '' }),
  )
  parser.on('text', (text) => {
    const last = found.at(-1)
    if (last) last.text += text
  })
  parser.on('error', (error) => {
    throw error
  })
  parser.write(xml).close()
  return found
}

describe('files', () => {
  test('an SVG can be read whatever a city is called, and the name is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        void elementsOf(svgDocument({ width_px: 10, height_px: 10 }, [tag('text', { title: name }, name)]))
      }),
    )
    const [, text] = elementsOf(svgDocument({ width_px: 10, height_px: 10 }, [tag('text', {}, 'Iași <&> "Jassy"')]))
    expect(text?.text.trim()).toBe('Iași <&> "Jassy"')
  })

  test('a network’s SVG has what is in view, the deeper first', () => {
    const mark = { color: '#123456', radius_px: 4, name: null }
    const svg = networkSvg({
      size: { width_px: 100, height_px: 80 },
      background: '#ffffff',
      label: '#000000',
      lines: [{ from: { x_px: -50, y_px: 40 }, to: { x_px: 150, y_px: 40 }, color: '#abcdef', width_px: 1, zIndex: 0 }],
      marks: [
        { ...mark, x_px: 20, y_px: 30, zIndex: 2, name: 'Pavia' },
        { ...mark, x_px: 60, y_px: 30, zIndex: 1 },
        { ...mark, x_px: 160, y_px: 30, zIndex: 1 },
      ],
    })
    const elements = elementsOf(svg)
    expect(elements.map(({ name }) => name)).toEqual(['svg', 'rect', 'line', 'circle', 'circle', 'text'])
    expect(elements.filter(({ name }) => name === 'circle').map(({ attributes }) => attributes['cx'])).toEqual([
      '60',
      '20',
    ])
    expect(elements.at(-1)?.text.trim()).toBe('Pavia')
  })

  test('a pen places what it draws where a canvas would, and leaves out what is not in view', () => {
    const pen = new SvgPen({ width_px: 200, height_px: 100 }, (text) => ({ width: text.length * 7 }))
    const outline = new SvgOutline()
    for (const [x, y] of [
      [0, 0],
      [0.5, 0.5],
    ] as const)
      outline.lineTo(x, y)
    outline.moveTo(9, 9)
    outline.lineTo(9.5, 9)
    pen.save()
    pen.translate(100, 50)
    pen.scale(100)
    pen.translate(-0.5, -0.5)
    pen.lineWidth = 2 / 100
    pen.strokeStyle = '#ff0000'
    pen.stroke(outline)
    pen.restore()
    pen.beginPath()
    pen.arc(10, 20, 5)
    pen.fillStyle = '#00ff00'
    pen.fill()
    const [, path, circle] = elementsOf(`${pen}`)
    expect(path?.attributes).toMatchObject({ d: 'M50 0L100 50', stroke: '#ff0000', 'stroke-width': '2', fill: 'none' })
    expect(circle?.attributes).toMatchObject({ cx: '10', cy: '20', r: '5', fill: '#00ff00' })
  })

  test('CSV is read as it was written', () => {
    const cell = fc.string({ unit: 'grapheme' })
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, fc.option(cell)), { maxLength: 10 }), (rows) => {
        const text = toCsv(['a', 'b', 'c'], rows)
        const read = parse(text, { record_delimiter: '\r\n' }) as string[][]
        expect(read.map((cells) => cells.map(asWritten))).toEqual([
          ['a', 'b', 'c'],
          ...rows.map((row) => row.map((value) => value ?? '')),
        ])
      }),
    )
  })

  test('CSV has no formula, and numbers as they are', () => {
    expect(toCsv(['a', 'b'], [['=1+1', -1]])).toBe("a,b\r\n'=1+1,-1\r\n")
  })
})
