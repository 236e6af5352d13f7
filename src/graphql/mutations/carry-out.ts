import { validateSync } from 'class-validator'
import { checkText } from '../../domain/text.js'
import type {
  EditFault,
  EditReport,
  Operation,
  OperationFault,
  Saying,
} from '../../graph/commands/by-hand/operation.js'
import { limits } from '../../limits.js'
import type { Context } from '../shared/context.js'
import { Authorship } from './authorship.input.js'
import type { PayloadRecord, UserError } from './payload.type.js'

/** An operation, and how its input is found and worded in the arguments. */
export interface PlacedOperation {
  readonly operation: Operation
  readonly path: readonly string[]
  readonly calledInInput?: Readonly<Record<string, string>> | undefined
}

export interface EditArguments {
  readonly edits: readonly PlacedOperation[]
  /** Null for what says nothing in the name of a source. */
  readonly by: Authorship | null
  readonly reason: string
  readonly idempotencyKey: string | null | undefined
  readonly dryRun?: boolean
}

/**
 * Carries out what was asked for, and says what came of it. What is read for the answer is read afterwards.
 *
 * @throws the reason for which the operation was stopped: what has not begun is not begun then
 */
export async function carryOut(
  context: Context,
  { edits, by, reason, idempotencyKey, dryRun = false }: EditArguments,
): Promise<PayloadRecord> {
  const wrong = [...(by ? authorshipErrors(by) : reasonErrors(reason)), ...keyErrors(idempotencyKey)]
  if (wrong.length > 0) return refusalOf(wrong)
  const request = {
    operations: edits.map(({ operation }) => operation),
    saying: by && sayingOf(by),
    reason,
    idempotencyKey: idempotencyKey ?? null,
    dryRun,
  }
  context.stop.throwIfStopped()
  const report = await context.graph.handEdits.apply(request, context.caller.actor, context.stop.tally ?? undefined)
  context.hasWritten()
  return payloadOf(
    report.faults.map((one) => userError(one, edits)),
    report,
  )
}

const sayingOf = ({ source, locator, modality }: Authorship): Saying => ({
  source,
  locator: locator ?? null,
  modality,
})

function authorshipErrors(by: Authorship): UserError[] {
  const faults = validateSync(Object.assign(new Authorship(), by), { forbidUnknownValues: false })
  return faults.flatMap(({ property, constraints = {} }) =>
    Object.values(constraints).map((message) => invalid(['by', property], `${message}.`)),
  )
}

function reasonErrors(reason: string): UserError[] {
  const expected = checkText(reason, limits.reasonMax_chars)
  return expected === null ? [] : [invalid(['reason'], `reason: expected ${expected}.`)]
}

function keyErrors(key: string | null | undefined): UserError[] {
  const { idempotencyKeyMax_chars: max_chars } = limits
  if (key == null || (/^[\x20-\x7e]+$/.test(key) && key.length <= max_chars)) return []
  return [invalid(['idempotencyKey'], `idempotencyKey must be 1 to ${max_chars} printable characters of ASCII.`)]
}

export const invalid = (path: readonly string[], message: string): UserError => ({
  code: 'INVALID_VALUE',
  message,
  path,
})

/** Of an operation, what it calls otherwise is worded as its input calls it. */
function userError({ operation, ...fault }: EditFault, edits: readonly PlacedOperation[]): UserError {
  const edit = operation === null ? undefined : edits[operation]
  const called = edit?.calledInInput ?? {}
  const [first = '', ...rest] = fault.field === '' ? [] : fault.field.split('.')
  const path = [...(edit?.path ?? []), ...(first === '' ? [] : [called[first] ?? first, ...rest])]
  return { code: fault.code, message: worded(fault, called), path, ...conflicting(fault) }
}

const conflicting = ({ conflictingId, conflictingChanges }: OperationFault) => ({
  ...(conflictingId === undefined ? {} : { conflictingId }),
  ...(conflictingChanges === undefined ? {} : { conflictingChanges }),
})

const worded = ({ message }: OperationFault, called: Readonly<Record<string, string>>): string =>
  Object.entries(called).reduce(
    (text, [field, name]) =>
      text.replace(new RegExp(`^${field}\\b(?=:| is )`), name).replaceAll(`'${field}'`, `'${name}'`),
    message,
  )

/** Of what is refused before the graph is looked at. */
export const refusalOf = (userErrors: readonly UserError[]): PayloadRecord => payloadOf(userErrors, null)

function payloadOf(userErrors: readonly UserError[], report: EditReport | null): PayloadRecord {
  const [only] = report?.results ?? []
  const stale = report?.faults.find(({ code }) => code === 'STALE_VERSION')
  return {
    userErrors,
    change: report?.change ?? null,
    id: only && !only.isGone ? only.id : (stale?.conflictingId ?? null),
    deletedId: only?.isGone ? only.id : null,
    results: userErrors.length > 0 ? null : (report?.results ?? null),
    ties: only?.moved?.ties ?? null,
    fields: only?.moved?.fields ?? null,
  }
}
