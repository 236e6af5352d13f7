import { basename } from 'node:path'
import { invalidInput } from '../../domain/errors.js'
import { fold } from '../../domain/fold.js'
import { isEntityId, slugOf } from '../../domain/ids.js'
import { checkSource } from '../../domain/source-rules.js'
import type { SourceDescription } from '../../graph/commands/source-description.js'

/** What the user says of the source that a file is. */
export interface SourceOptions {
  /** Its slug; from the file's name where nothing is said. */
  readonly source?: string
  readonly title?: string
  readonly licence?: string
}

/**
 * The source that a file is an edition of.
 *
 * @param place a path, a URL or `-`
 * @param importer what reads it, such as `edge lists`: one source is always read by the same
 * @throws invalid input for a name that makes no source, a title or a licence that is none
 */
export function describeSource(
  place: string,
  { source, title, licence }: SourceOptions,
  importer: string,
  more: Pick<SourceDescription, 'publisher' | 'url' | 'language' | 'issued'> = {},
): SourceDescription {
  const file = fileName(place)
  if (place === '-' && source === undefined)
    throw invalidInput('What comes from standard input needs a name: --source <slug>.')
  const slug = source ?? slugOf(fold(file.replace(/\.gz$/i, '').replace(/\.[^.]+$/, '')))
  const id = `ct:source/${slug}`
  if (!isEntityId(id)) throw invalidInput(`'${slug}' cannot name a source; use a-z, 0-9 and single hyphens (--source).`)
  const description = { id, title: title ?? file, licence: licence ?? 'not stated', importer, ...more }
  const [fault] = checkSource(description, ['importer'])
  if (fault) throw invalidInput(`--${fault.field}: ${fault.message}.`)
  return description
}

/** The last part of a path or of a URL's path; what comes from standard input has to be named. */
export function fileName(place: string): string {
  if (place === '-') return 'standard input'
  return basename(
    /^https?:\/\//i.test(place) && URL.canParse(place) ? decodeURIComponent(new URL(place).pathname) : place,
  )
}
