import type { ClassType } from 'type-graphql'
import type { Name } from '../../domain/record.js'
import type { Operation } from '../../graph/commands/by-hand/operation.js'

/** An input as it was given: what was left out is absent. */
export type Given = Readonly<Record<string, unknown>>

/** One kind of change: the mutation that makes it, which `applyEdits` takes too. */
export interface EditKind {
  readonly input: ClassType
  readonly payload: ClassType
  readonly description: string
  /** What the input asks for. */
  operation(input: Given): Operation
  /** Where fields of the operation are called otherwise in the input. */
  readonly calledInInput?: Readonly<Record<string, string>>
  /** It may be asked what would become of it. */
  readonly hasDryRun?: true
}

export const idOf = ({ id, expectedVersion }: Given) => ({
  id: String(id),
  expectedVersion: (expectedVersion ?? null) as number | null,
})
export const namesOf = (names: unknown): readonly Name[] =>
  ((names ?? []) as readonly Name[]).map(({ language, text }) => ({ language, text }))
