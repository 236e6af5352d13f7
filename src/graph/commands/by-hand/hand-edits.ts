import { limitExceeded } from '../../../domain/errors.js'
import { handMadeEdition, noChecksum } from '../../../domain/ids.js'
import type { Tally } from '../../../domain/tally.js'
import { limits } from '../../../limits.js'
import type { Changed } from '../../change-log.js'
import type { EditionRecord } from '../../records.js'
import type { Ask } from '../ask.js'
import type { Editions } from '../editions.js'
import { operationFaults } from './check-operation.js'
import { createSource, editsSource, writeSource } from './create-source.js'
import { createEntity, deleteEntity, updateEntity } from './entity-operations.js'
import { IdempotencyKeys, requestHash } from './idempotency.js'
import { mergeEntities } from './merge-entities.js'
import {
  type EditFault,
  type EditReport,
  type EditRequest,
  type EditResult,
  fault,
  type Moment,
  type Operation,
  Refused,
} from './operation.js'
import { revertChange } from './revert-change.js'
import { Act } from './revisions.js'
import { splitEntity } from './split-entity.js'
import { createTie, deleteTie, updateTie } from './tie-operations.js'
import { withCurrentIds } from './with-current-ids.js'
import { Writing } from './writing.js'

type Outcome = Changed & { readonly report: EditReport }

/**
 * What people write by hand. A request is carried out whole or not at all, against the graph as
 * it is once other writers are kept out, by the same edits as imports are; what it says stands in
 * an edition of its source that no import takes the place of.
 */
export class HandEdits {
  constructor(readonly editions: Editions) {}

  /**
   * @param actor who asks
   * @param tally of the operation that it is for
   * @returns also what is wrong with the request; then nothing was written
   * @throws limit exceeded for more operations, or more ties that would go, than are taken at once
   */
  async apply(request: EditRequest, actor: string, tally?: Tally): Promise<EditReport> {
    const { operations, reason } = request
    if (operations.length > limits.editsMax_count)
      throw limitExceeded(
        `${operations.length} changes were asked for; at most ${limits.editsMax_count} are made together. Ask in several requests.`,
        { limit: limits.editsMax_count, given: operations.length },
      )
    const faults = operations.flatMap((operation, i) => placed(operationFaults(operation), i))
    if (faults.length > 0) return refusal(faults)
    const { report } = await this.editions.log.commit({ actor, reason, tally }, (transaction, seq, at) =>
      this.#carryOut(this.editions.within(transaction), request, actor, { seq, at }),
    )
    return report
  }

  async #carryOut(ask: Ask, request: EditRequest, actor: string, moment: Moment): Promise<Outcome> {
    const { idempotencyKey: key, dryRun = false } = request
    if (key === null || dryRun) return this.#write(ask, request, actor, moment)
    const keys = new IdempotencyKeys(ask, actor, moment)
    const hash = requestHash(request)
    const kept = await keys.find(key)
    if (kept) return nothing(kept.requestHash === hash ? kept.report : refusal([keyReused(key)]))
    const outcome = await this.#write(ask, request, actor, moment)
    if (outcome.report.faults.length > 0) return outcome
    await keys.keep(key, hash, outcome.report)
    return { ...outcome, isKept: true }
  }

  async #write(ask: Ask, request: EditRequest, actor: string, { seq, at }: Moment): Promise<Outcome> {
    const { operations, saying, reason, idempotencyKey } = request
    const begun: string[] = []
    let edition = ''
    if (saying) {
      if (!(await assureSource(ask, saying.source, begun))) return nothing(refusal([unknownSource(saying.source)]))
      edition = handMadeEdition(saying.source)
      await assureEdition(ask, { edition, source: saying.source, at }, begun)
    }
    const { locator = null, modality = 'STATED' } = saying ?? {}
    const place = { edition, locator, modality, day: at.slice(0, 10) }
    const writing = new Writing(ask, seq, place, saying?.source ?? '')
    const results: EditResult[] = []
    for (const [i, operation] of operations.entries()) {
      const result = await carriedOut(writing, operation)
      if (result instanceof Refused) return nothing(refusal(placed(result.faults, i)))
      results.push(result)
    }
    await writing.revisions.write(ask, seq)
    const { touched, removed } = writing
    if (touched.length + removed.length === 0) {
      const report = { faults: [], results, change: null }
      return { ...nothing(report), touched: idempotencyKey === null ? [] : begun }
    }
    if (request.dryRun) return nothing({ faults: [], results, change: null })
    const change = { seq, at, actor, reason }
    return { touched: [...begun, ...touched], removed, report: { faults: [], results, change } }
  }
}

/** What is returned without having written: whatever was written is taken back. */
const nothing = (report: EditReport): Outcome => ({ touched: [], removed: [], report })
const refusal = (faults: readonly EditFault[]): EditReport => ({ faults, results: [], change: null })
const placed = (faults: Refused['faults'], operation: number): EditFault[] =>
  faults.map((one) => ({ ...one, operation }))

const keyReused = (key: string): EditFault => ({
  ...fault(
    'KEY_REUSED',
    'idempotencyKey',
    `Something else was asked for under the key ${JSON.stringify(key)} in the last ${limits.idempotencyKept_ms / 3_600_000} hours.`,
  ),
  operation: null,
})

const unknownSource = (id: string): EditFault => ({
  ...fault('NOT_FOUND', 'by.source', `There is no source ${id}; createSource makes one.`),
  operation: null,
})

const acts: { readonly [K in Operation['kind']]: Act } = {
  CREATE_ENTITY: Act.CREATE,
  UPDATE_ENTITY: Act.UPDATE,
  DELETE_ENTITY: Act.DELETE,
  CREATE_TIE: Act.CREATE,
  UPDATE_TIE: Act.UPDATE,
  DELETE_TIE: Act.DELETE,
  CREATE_SOURCE: Act.CREATE,
  MERGE_ENTITIES: Act.MERGE,
  SPLIT_ENTITY: Act.SPLIT,
  REVERT_CHANGE: Act.REVERT,
}

async function carriedOut(writing: Writing, operation: Operation): Promise<EditResult | Refused> {
  writing.revisions.act = acts[operation.kind]
  const refusal = await attempt(writing, operation)
  if (!(refusal instanceof Refused) || refusal.faults.every(({ code }) => code !== 'NOT_FOUND')) return refusal
  // Nothing was written yet: what is not there is found out first.
  const current = await withCurrentIds(writing.ask, operation)
  if (!current) return refusal
  // Two that were merged are one now.
  const faults = operationFaults(current)
  return faults.length > 0 ? new Refused(faults) : attempt(writing, current)
}

async function attempt(writing: Writing, operation: Operation): Promise<EditResult | Refused> {
  try {
    return await carryOut(writing, operation)
  } catch (error) {
    if (error instanceof Refused) return error
    throw error
  }
}

function carryOut(writing: Writing, operation: Operation): Promise<EditResult> {
  switch (operation.kind) {
    case 'CREATE_ENTITY':
      return createEntity(writing, operation)
    case 'UPDATE_ENTITY':
      return updateEntity(writing, operation)
    case 'DELETE_ENTITY':
      return deleteEntity(writing, operation)
    case 'CREATE_TIE':
      return createTie(writing, operation)
    case 'UPDATE_TIE':
      return updateTie(writing, operation)
    case 'DELETE_TIE':
      return deleteTie(writing, operation)
    case 'CREATE_SOURCE':
      return createSource(writing, operation)
    case 'MERGE_ENTITIES':
      return mergeEntities(writing, operation)
    case 'SPLIT_ENTITY':
      return splitEntity(writing, operation)
    case 'REVERT_CHANGE':
      return revertChange(writing, operation)
  }
}

/** False where there is no such source; that of edits made here is made. */
async function assureSource(ask: Ask, id: string, begun: string[]): Promise<boolean> {
  const [known] = await ask('source/by-ids', { ids: [id] })
  if (known) return true
  if (id !== editsSource.id) return false
  await writeSource(ask, editsSource)
  begun.push(id)
  return true
}

/** The edition in which hand-made statements stand is there, and is whole: nothing of it is read elsewhere. */
async function assureEdition(
  ask: Ask,
  { edition: id, source, at }: { readonly edition: string; readonly source: string; readonly at: string },
  begun: string[],
): Promise<void> {
  const [row] = await ask('edition/by-ids', { ids: [id] })
  const known = row?.['edition'] as EditionRecord | undefined
  if (known?.status === 'CURRENT') return
  const importedAt = known?.importedAt ?? at
  const edition: EditionRecord = { id, source, checksum: noChecksum, importedAt, status: 'CURRENT' }
  await ask('edition/upsert', { edition })
  begun.push(id)
}
