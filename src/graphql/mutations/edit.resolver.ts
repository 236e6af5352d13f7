import { Arg, Authorized, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql'
import { Role } from '../../access/role.js'
import { limits } from '../../limits.js'
import type { Context } from '../shared/context.js'
import { inputType } from '../shared/input-type.js'
import { Authorship } from './authorship.input.js'
import { carryOut, invalid, type PlacedOperation, refusalOf } from './carry-out.js'
import type { Given } from './edit-kind.js'
import { editKinds } from './edits.js'
import type { PayloadRecord, UserError } from './payload.type.js'
import { EditsPayload, RevertPayload, SourcePayload } from './payloads.js'

const keyDescription = `A text of your own, such as a UUID. What is asked for under it is done once: the same again, also after a restart, gives the same answer and writes nothing. It is kept for ${limits.idempotencyKept_ms / 3_600_000} hours.`
const dryRunDescription = 'Only says what would become of it: nothing is written, and `change` is null.'
const byDescription = 'In whose name it is said, and why it is changed.'

const EditInput = inputType(
  'EditInput',
  'One change: exactly one of these.',
  Object.fromEntries(
    [...editKinds].map(([name, { input, description }]) => [name, { type: () => input, description }]),
  ),
)

const SourceInput = inputType('CreateSourceInput', 'What is said of a new source.', {
  id: {
    type: () => ID,
    description: 'An id of its own, such as `ct:source/some-name`; else it is made of the title.',
  },
  title: { type: () => String, isRequired: true, description: 'Its title.' },
  licence: { type: () => String, isRequired: true, description: 'The licence of its facts, or what is known of it.' },
  publisher: { type: () => String, description: 'Who published it.' },
  url: { type: () => String, description: 'Where it is on the web: https:// or http://.' },
  language: { type: () => String, description: 'The language that it is in, as a tag: `it`.' },
})

// Rules are looked at where faults can be told with their paths (carry-out.ts, graph/commands/by-hand/).
const unchecked = { validate: false } as const

/** A mutation for each kind of change, all alike. */
@Resolver()
export class EditResolver {}

const prototype = EditResolver.prototype as unknown as Record<string, unknown>
for (const [name, { input, payload, description, ...kind }] of editKinds) {
  prototype[name] = (
    given: Given,
    by: Authorship,
    idempotencyKey: string | null | undefined,
    context: Context,
    dryRun?: boolean,
  ): Promise<PayloadRecord> =>
    carryOut(context, {
      edits: [{ operation: kind.operation(given), path: ['input'], calledInInput: kind.calledInInput }],
      by,
      reason: by.reason,
      idempotencyKey,
      dryRun: dryRun === true,
    })
  Arg('input', () => input, { ...unchecked, description: 'What is asked for.' })(prototype, name, 0)
  Arg('by', () => Authorship, { ...unchecked, description: byDescription })(prototype, name, 1)
  Arg('idempotencyKey', () => String, { nullable: true, description: keyDescription })(prototype, name, 2)
  Ctx()(prototype, name, 3)
  if (kind.hasDryRun)
    Arg('dryRun', () => Boolean, { defaultValue: false, description: dryRunDescription })(prototype, name, 4)
  Authorized(Role.EDITOR)(prototype, name, {})
  Mutation(() => payload, { description })(prototype, name, {})
}

@Resolver()
export class EditsResolver {
  @Authorized(Role.EDITOR)
  @Mutation(() => EditsPayload, {
    description: `Makes up to ${limits.editsMax_count} changes together, in their order, each seeing those before it: all of them, as one change of the graph, or none.`,
  })
  applyEdits(
    @Arg('edits', () => [EditInput], { ...unchecked, description: 'The changes.' }) edits: Given[],
    @Arg('by', () => Authorship, { ...unchecked, description: byDescription }) by: Authorship,
    @Arg('idempotencyKey', () => String, { nullable: true, description: keyDescription })
    idempotencyKey: string | null | undefined,
    @Ctx() context: Context,
  ): Promise<PayloadRecord> {
    const placed = edits.map(onlyOf)
    const wrong = placed.flatMap((one) => ('code' in one ? [one] : []))
    if (wrong.length > 0) return Promise.resolve(refusalOf(wrong))
    const right = placed.flatMap((one) => ('code' in one ? [] : [one]))
    return carryOut(context, { edits: right, by, reason: by.reason, idempotencyKey })
  }

  @Authorized(Role.EDITOR)
  @Mutation(() => SourcePayload, {
    description: 'Makes a source, in whose name something can be said by hand. ALREADY_EXISTS where there is one.',
  })
  createSource(
    @Arg('input', () => SourceInput, { ...unchecked, description: 'What is said of it.' }) input: Given,
    @Arg('reason', () => String, { description: 'Why it is made. The log keeps it.' }) reason: string,
    @Arg('idempotencyKey', () => String, { nullable: true, description: keyDescription })
    idempotencyKey: string | null | undefined,
    @Ctx() context: Context,
  ): Promise<PayloadRecord> {
    const { id = null, ...values } = input
    const operation = { kind: 'CREATE_SOURCE', id: id as string | null, values } as const
    return carryOut(context, { edits: [{ operation, path: ['input'] }], by: null, reason, idempotencyKey })
  }
}

@Resolver()
export class RevertResolver {
  @Authorized(Role.EDITOR)
  @Mutation(() => RevertPayload, {
    description:
      'Takes back a change that was made by hand: what it was about is again what it was before, what was deleted comes back with its relationships, what was merged is two again. That too is a change, which can be taken back. CHANGED_SINCE, and nothing is written, where later changes build on it. Of what sources said in editions that newer ones have replaced since, nothing comes back. What was imported is taken back by its edition (`cityties import --undo`).',
  })
  revertChange(
    @Arg('seq', () => Int, { description: 'The number of the change, as `history` and `changes` have it.' })
    seq: number,
    @Arg('reason', () => String, { description: 'Why it is taken back. The log keeps it.' }) reason: string,
    @Arg('dryRun', () => Boolean, { defaultValue: false, description: dryRunDescription }) dryRun: boolean,
    @Arg('idempotencyKey', () => String, { nullable: true, description: keyDescription })
    idempotencyKey: string | null | undefined,
    @Ctx() context: Context,
  ): Promise<PayloadRecord> {
    const edits = [{ operation: { kind: 'REVERT_CHANGE', seq } as const, path: [] }]
    return carryOut(context, { edits, by: null, reason, idempotencyKey, dryRun })
  }
}

/** The one change that an entry asks for. */
function onlyOf(edit: Given, place: number): PlacedOperation | UserError {
  const path = ['edits', String(place)]
  const given = Object.entries(edit).filter(([, input]) => input != null)
  const [[name, input] = ['', null]] = given
  const kind = editKinds.get(name)
  if (given.length !== 1 || !kind)
    return invalid(
      path,
      `edits.${place} has ${given.length} changes; an entry is exactly one, such as {createCity: {…}}.`,
    )
  return { operation: kind.operation(input as Given), path: [...path, name], calledInInput: kind.calledInInput }
}
