import { feature, mesh } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import topologyUrl from 'world-atlas/countries-50m.json?url'
import { toWorld } from './mercator.js'

export interface Land {
  readonly land: Path2D
  readonly borders: Path2D
}

type Atlas = Topology<{ countries: GeometryCollection; land: GeometryCollection }>

/** Natural Earth at 1:50 million, which the package has cut at the antimeridian; in the units of the world. */
export async function loadLand(signal: AbortSignal): Promise<Land> {
  const response = await fetch(topologyUrl, { signal })
  if (!response.ok) throw new Error(`HTTP ${response.status}`)
  const atlas = (await response.json()) as Atlas
  const land = new Path2D()
  for (const { geometry } of feature(atlas, atlas.objects.land).features) {
    if (geometry.type === 'Polygon') addLines(land, geometry.coordinates)
    if (geometry.type === 'MultiPolygon') for (const polygon of geometry.coordinates) addLines(land, polygon)
  }
  const borders = new Path2D()
  addLines(borders, mesh(atlas, atlas.objects.countries, (a, b) => a !== b).coordinates)
  return { land, borders }
}

function addLines(path: Path2D, lines: readonly (readonly number[][])[]): void {
  for (const line of lines)
    line.forEach(([longitude = 0, latitude = 0], index) => {
      const { x, y } = toWorld({ latitude, longitude })
      if (index === 0) path.moveTo(x, y)
      else path.lineTo(x, y)
    })
}
