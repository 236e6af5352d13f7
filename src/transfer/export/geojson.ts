import type { Properties } from '../../domain/attributes.js'
import { greatCircleLines, type Position } from '../../domain/great-circle-line.js'
import { RelationshipType } from '../../domain/vocabulary.js'
import type { ExtractedTie } from '../../graph/queries/extract.js'
import { limits } from '../../limits.js'
import { sourceText } from './about.js'
import { type Column, edgeColumns, nodeColumns } from './columns.js'
import type { ExportFormat } from './format.js'

/** Some 10 cm: no city is known better. */
const rounded = (degrees: number): number => Number(degrees.toFixed(6))
const positions = (line: readonly Position[]) => line.map(([east, north]) => [rounded(east), rounded(north)])

const isPlace = (column: { readonly title: string }): boolean => ['latitude', 'longitude'].includes(column.title)

/** Texts as UTF-8 can hold them. */
const wellFormed = (value: unknown): unknown => (typeof value === 'string' ? value.toWellFormed() : value)

const properties = <T>(columns: readonly Column<T>[], record: T) =>
  Object.fromEntries(
    columns.flatMap((column) => {
      const value = column.read(record)
      return value === undefined || isPlace(column) ? [] : [[column.title, wellFormed(value)] as const]
    }),
  )

const placeOf = ({ longitude, latitude }: Properties): Position | null =>
  typeof longitude === 'number' && typeof latitude === 'number' ? [longitude, latitude] : null

function geometryOf(from: Position, to: Position) {
  const lines = greatCircleLines(from, to, limits.greatCircleStep_km).map(positions)
  return lines.length === 1
    ? { type: 'LineString', coordinates: lines[0] }
    : { type: 'MultiLineString', coordinates: lines }
}

function lineOf(tie: ExtractedTie): string | null {
  if (!tie.ends) return null
  const { from, to } = tie.ends
  const [start, end] = [placeOf(from), placeOf(to)]
  if (!start || !end) return null
  const ends = {
    from: from.id,
    fromName: from.name.toWellFormed(),
    to: to.id,
    toName: to.name.toWellFormed(),
  }
  return JSON.stringify({
    type: 'Feature',
    id: tie.relationship.id,
    geometry: geometryOf(start, end),
    properties: { ...ends, ...properties(edgeColumns, tie) },
  })
}

/**
 * GeoJSON (RFC 7946): cities as points, twinnings as lines along great circles. What has no
 * location is left out, and counted at the end.
 */
export const geojson: ExportFormat = {
  mediaType: 'application/geo+json; charset=utf-8',
  ending: 'geojson',
  tellsEnds: true,
  async *write({ about, records, ending }) {
    const { entities, relationships } = records()
    const { sources, editions: _, ...rest } = about
    const described = { ...rest, sources: sources.map((source) => sourceText(source).toWellFormed()) }
    yield `{"type":"FeatureCollection",\n"about":${JSON.stringify(described)},\n"features":[`
    const left = { cities: 0, twinnings: 0 }
    let isFirst = true
    const separated = (features: readonly string[]): string => {
      const text = features.map((feature, i) => (i === 0 && isFirst ? `\n${feature}` : `,\n${feature}`)).join('')
      if (features.length > 0) isFirst = false
      return text
    }
    for await (const page of entities) {
      const cities = page.filter(({ entity }) => entity.type === 'City')
      const located = cities.filter(({ entity }) => placeOf(entity) !== null)
      left.cities += cities.length - located.length
      yield separated(
        located.map((node) => {
          const { entity } = node
          const geometry = { type: 'Point', coordinates: placeOf(entity) }
          return JSON.stringify({ type: 'Feature', id: entity.id, geometry, properties: properties(nodeColumns, node) })
        }),
      )
    }
    for await (const page of relationships) {
      const twinnings = page.filter(({ relationship }) => relationship.type === RelationshipType.TWINNED_WITH)
      const lines = twinnings.map(lineOf).filter((line) => line !== null)
      left.twinnings += twinnings.length - lines.length
      yield separated(lines)
    }
    const changed = await ending()
    const end = { withoutLocation: left, ...(changed === null ? {} : { graphVersionAtEnd: changed }) }
    yield `\n],\n"end":${JSON.stringify(end)}}\n`
  },
}
