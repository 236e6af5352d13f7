import type { SourceDescription } from '../../graph/commands/source-description.js'
import { describeSource, type SourceOptions } from '../import/describe-source.js'

/** The source of a file that a mapping describes; what the user says of it counts more. */
export function describeMapped(
  place: string,
  said: SourceOptions,
  { id, title, licence, ...more }: Partial<SourceDescription>,
  importer: string,
): SourceDescription {
  const mapped = { source: id?.replace('ct:source/', ''), title, licence }
  const options = Object.entries({ ...mapped, ...said }).filter(([, value]) => value !== undefined)
  return describeSource(place, Object.fromEntries(options), importer, more)
}
