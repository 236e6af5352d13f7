import { type EditKind, type Given, idOf, namesOf } from './edit-kind.js'
import { MergeEntitiesInput, SplitEntityInput } from './inputs.js'
import { MovePayload } from './payloads.js'

/** What makes one thing of two, and two of one. */
export const mergeAndSplit: Readonly<Record<string, EditKind>> = {
  mergeEntities: {
    input: MergeEntitiesInput,
    payload: MovePayload,
    description:
      'Makes one thing of two that are the same, of one type: all names, values, citations and ties of the one become the other’s, and its id goes on to lead there, in later editions too. Ties of the same two, type and kind or role that both hold (or held in the same years) become one, with what each says; others get the next ordinal; a tie between the two goes. Values that differ are kept as conflicts; where both are said by hand, that of the one that stays counts. ALREADY_EXISTS where it would have two of what there is one of, such as two countries. `dryRun` says what would become of it.',
    hasDryRun: true,
    calledInInput: { id: 'keep', other: 'merge' },
    operation: ({ keep, merge, expectedVersion }) => ({
      kind: 'MERGE_ENTITIES',
      id: String(keep),
      other: String(merge),
      expectedVersion: (expectedVersion ?? null) as number | null,
    }),
  },
  splitEntity: {
    input: SplitEntityInput,
    payload: MovePayload,
    description:
      'Makes two things of one: the names, values, citations and ties that are chosen go to another, which is new or was merged into it once; the rest stays. A later edition that says them of the first brings them back to it. `dryRun` says what would become of it.',
    hasDryRun: true,
    operation: (input) => ({ kind: 'SPLIT_ENTITY', ...idOf(input), ...partingOf(input) }),
  },
}

function partingOf({ into, names, move }: Given) {
  const { names: moved, attributes, citations, ties } = (move ?? {}) as Given
  const texts = (list: unknown): readonly string[] => ((list ?? []) as readonly unknown[]).map(String)
  return {
    into: into == null ? null : String(into),
    names: namesOf(names),
    move: {
      names: namesOf(moved),
      attributes: texts(attributes),
      citations: ((citations ?? []) as readonly Given[]).map(({ source, locator }) => ({
        source: String(source),
        locator: locator == null ? null : String(locator),
      })),
      ties: texts(ties),
    },
  }
}
