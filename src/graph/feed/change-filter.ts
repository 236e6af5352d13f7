import { parseRelationshipId } from '../../domain/ids.js'
import type { EntityType, RelationshipType } from '../../domain/vocabulary.js'
import type { Subject, Subjects } from './change-subjects.js'
import type { ChangedEvent } from './feed-event.js'

/** Which changes somebody wants to hear of: those with a thing for which all that is given holds. */
export interface ChangeFilter {
  /** Of entities, of relationships, and of the ends of relationships. */
  readonly ids?: readonly string[] | null
  /** Where one of these two is given, things of no named type do not count. */
  readonly entityTypes?: readonly EntityType[] | null
  readonly relationshipTypes?: readonly RelationshipType[] | null
  /** Where an entity or an end of a relationship is, by ISO 3166-1 alpha-2 code. */
  readonly countries?: readonly string[] | null
  /** Who states it. */
  readonly sources?: readonly string[] | null
}

/** What of a change fits. */
export interface Fitting {
  readonly entities: readonly string[]
  readonly relationships: readonly string[]
  readonly sources: readonly string[]
  readonly removed: readonly string[]
}

export const isEmpty = ({ entities, relationships, sources, removed }: Fitting): boolean =>
  entities.length + relationships.length + sources.length + removed.length === 0

/** Whether the ids of a change do not say all that the filter asks for. */
export const needsSubjects = ({ entityTypes, countries, sources }: ChangeFilter): boolean =>
  Boolean(entityTypes ?? countries ?? sources)

/**
 * The part of a change that fits. What is not known of a thing, because it is gone or there
 * were too many, counts as fitting: rather one event too many than one too few.
 *
 * @param named the ids of the filter and those of what their things were merged into; null where it has none
 */
export function fittingOf(
  event: ChangedEvent,
  filter: ChangeFilter,
  named: ReadonlySet<string> | null,
  subjects: Subjects | null,
): Fitting {
  const fits = thingFits(filter, named, subjects)
  return {
    entities: event.entities.filter(fits),
    relationships: event.relationships.filter(fits),
    sources: event.sources.filter((id) => sourceFits(filter, id)),
    removed: event.removed.filter(fits),
  }
}

function thingFits(
  filter: ChangeFilter,
  ids: ReadonlySet<string> | null,
  subjects: Subjects | null,
): (id: string) => boolean {
  const { entityTypes, relationshipTypes, countries, sources } = filter
  return (id) => {
    const tie = parseRelationshipId(id)
    const subject = subjects?.get(id)
    const isNamed = !ids || ids.has(id) || (tie !== null && (ids.has(tie.from) || ids.has(tie.to)))
    if (!isNamed) return false
    if (entityTypes || relationshipTypes) {
      const isOfType = tie
        ? relationshipTypes?.includes(tie.type as RelationshipType)
        : entityTypes && typeFits(id, subject, entityTypes)
      if (!isOfType) return false
    }
    if (
      countries &&
      !(tie ? [tie.from, tie.to] : [id]).some((one) => overlaps(subjects?.get(one)?.countries, countries))
    )
      return false
    return !sources || overlaps(subject?.sources, sources)
  }
}

/** An id of our own says what it is of, if its entity is gone. */
function typeFits(id: string, subject: Subject | undefined, types: readonly EntityType[]): boolean {
  if (subject?.type) return types.includes(subject.type)
  const kind = /^ct:([a-z]+)\//.exec(id)?.[1]
  return kind === undefined || types.some((type) => type.toLowerCase() === kind)
}

const overlaps = (known: readonly string[] | undefined, wanted: readonly string[]): boolean =>
  known === undefined || known.some((one) => wanted.includes(one))

function sourceFits({ ids, entityTypes, relationshipTypes, countries, sources }: ChangeFilter, id: string): boolean {
  if (entityTypes || relationshipTypes || countries) return false
  return (!ids || ids.includes(id)) && (!sources || sources.includes(id))
}
