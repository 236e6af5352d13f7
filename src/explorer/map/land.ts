import { feature, mesh } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import topologyUrl from 'world-atlas/countries-50m.json?url'
import { nearestTurn, toWorld, type WorldPoint } from './mercator.js'
import type { Outline } from './pen.js'

export interface Land {
  /** To be filled. */
  readonly land: Outline
  readonly coasts: Outline
  readonly borders: Outline
}

type Atlas = Topology<{ countries: GeometryCollection; land: GeometryCollection }>

/**
 * Natural Earth at 1:50 million, in the units of the world.
 *
 * @param outline a new one, empty
 */
export async function loadLand(signal: AbortSignal, outline: () => Outline): Promise<Land> {
  const response = await fetch(topologyUrl, { signal })
  if (!response.ok) throw new Error(`HTTP ${response.status}`)
  const atlas = (await response.json()) as Atlas
  const [land, coasts, borders] = [outline(), outline(), outline()]
  for (const { geometry } of feature(atlas, atlas.objects.land).features) {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : []
    for (const rings of geometry.type === 'MultiPolygon' ? geometry.coordinates : polygons) {
      addLines(land, rings, { overThePole: true })
      addLines(coasts, rings)
    }
  }
  addLines(borders, mesh(atlas, atlas.objects.countries, (a, b) => a !== b).coordinates)
  return { land, coasts, borders }
}

/**
 * Each point stands in the turn of the one before, so that a line over the antimeridian goes on beyond the edge of the
 * world; it is drawn at the other edge as well, and so each world is whole.
 */
function addLines(
  path: Outline,
  lines: readonly (readonly number[][])[],
  { overThePole = false }: { readonly overThePole?: boolean } = {},
): void {
  for (const line of lines) {
    const points: WorldPoint[] = []
    for (const [longitude = 0, latitude = 0] of line) {
      const { x, y } = toWorld({ latitude, longitude })
      points.push({ x: nearestTurn(x, points.at(-1)?.x ?? x), y })
    }
    const [first, last] = [points[0], points.at(-1)]
    // Antarctica goes all around, and is closed beyond the map.
    const goesAround = first && last && Math.abs(last.x - first.x) > 0.5
    if (overThePole && goesAround) points.push({ x: last.x, y: 2 }, { x: first.x, y: 2 })
    addLine(path, points, 0)
    if (points.some(({ x }) => x > 1)) addLine(path, points, -1)
    if (points.some(({ x }) => x < 0)) addLine(path, points, 1)
  }
}

function addLine(path: Outline, points: readonly WorldPoint[], turns: number): void {
  points.forEach(({ x, y }, index) => {
    if (index === 0) path.moveTo(x + turns, y)
    else path.lineTo(x + turns, y)
  })
}
