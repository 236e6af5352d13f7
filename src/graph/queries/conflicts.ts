import type { Properties } from '../../domain/attributes.js'
import { greatCircle_km } from '../../domain/great-circle.js'
import { groupBy } from '../../domain/group-by.js'
import { type Claim, claimFrom } from '../../domain/record.js'
import { readCitations } from '../../domain/stored-citations.js'
import { ConflictKind } from '../../domain/vocabulary.js'
import type { Parameters, Row } from '../../engine/engine.js'
import type { Reads } from '../reads.js'
import type { Statements } from '../statements.js'

/** Where claims disagree. */
export interface ConflictRecord {
  /** Unique among conflicts of its kind; conflicts of one kind are listed in its order. */
  readonly id: string
  readonly kind: ConflictKind
  /** The entity or relationship that it is about. */
  readonly subject: string
  /** The attribute that is disputed; null for a one-sided tie. */
  readonly attribute: string | null
  /** The values stated, the preferred first; empty where one side alone claims a tie. */
  readonly claims: readonly Claim[]
  /** VALUE of a location: the greatest distance between two that are stated. */
  readonly distanceKm?: number
  /** COUNT: how many were stated, and how many are listed. */
  readonly stated?: number
  readonly listed?: number
}

const statementOf: Readonly<Record<ConflictKind, string>> = {
  COUNT: 'counts',
  ONE_SIDED: 'one-sided',
  VALUE: 'values',
}

/** Questions about claims that disagree. */
export class ConflictQueries {
  constructor(
    readonly reads: Reads,
    readonly statements: Statements,
  ) {}

  asking(reads: Reads): ConflictQueries {
    return new ConflictQueries(reads, this.statements)
  }

  /** Conflicts of one kind after an id. */
  async page(kind: ConflictKind, after: string, limit: number): Promise<ConflictRecord[]> {
    const rows = await this.#run(statementOf[kind], { after, limit })
    if (kind === ConflictKind.COUNT) return rows.map(countConflict)
    if (kind === ConflictKind.ONE_SIDED) return rows.map(oneSidedConflict)
    return this.#valueConflicts(rows.map((row) => String(row['id'])))
  }

  async count(kind: ConflictKind): Promise<number> {
    const [row] = await this.#run(`count-${statementOf[kind]}`)
    return Number(row?.['count'])
  }

  async #valueConflicts(ids: readonly string[]): Promise<ConflictRecord[]> {
    const subjects = [...new Set(ids.map((id) => id.split('\t')[0] ?? ''))]
    const rows = await this.reads.read(this.statements.get('claim/about'), { ids: subjects })
    const claims = groupBy(
      rows.map(({ claim }) => claim as Properties),
      ({ about, attribute }) => `${String(about)}\t${String(attribute)}`,
    )
    return ids.map((id) => {
      const [subject = '', attribute = ''] = id.split('\t')
      const stated = (claims.get(id) ?? []).map(claimFrom)
      const preferredFirst = [...stated].sort((a, b) => Number(b.preferred) - Number(a.preferred))
      const conflict = { id, kind: ConflictKind.VALUE, subject, attribute, claims: preferredFirst }
      return attribute === 'location' ? { ...conflict, distanceKm: farthest_km(stated) } : conflict
    })
  }

  #run(name: string, parameters: Parameters = {}): Promise<Row[]> {
    return this.reads.read(this.statements.get(`conflict/${name}`), parameters)
  }
}

/** Of positions that are stated; one that is denied is nowhere. */
function farthest_km(claims: readonly Claim[]): number {
  const points = claims.flatMap(({ value }) => (value as { latitude: number; longitude: number } | null) ?? [])
  const distances = points.flatMap((a, i) =>
    points.slice(i + 1).map((b) => greatCircle_km(a.latitude, a.longitude, b.latitude, b.longitude)),
  )
  return Math.max(0, ...distances)
}

/** The stated number is the one value in dispute; what it is compared with is the list. */
function countConflict(row: Row): ConflictRecord {
  const id = String(row['id'])
  const entity = row['entity'] as Properties
  const attribute = 'statedParticipants'
  const citations = readCitations(entity).filter(({ attributes }) => attributes.includes(attribute))
  const stated = Number(entity[attribute])
  const claims = [{ attribute, value: stated, preferred: true, citations }]
  return { id, kind: ConflictKind.COUNT, subject: id, attribute, claims, stated, listed: Number(row['listed']) }
}

const oneSidedConflict = (row: Row): ConflictRecord => ({
  id: String(row['id']),
  kind: ConflictKind.ONE_SIDED,
  subject: String(row['id']),
  attribute: null,
  claims: [],
})
