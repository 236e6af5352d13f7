import { editKinds } from './edits.js'

/** Who may make a change by hand, by the name of the mutation. */
export const rolesOfEdits: ReadonlyMap<string, 'editor'> = new Map(
  [...editKinds.keys(), 'applyEdits', 'createSource'].map((name) => [name, 'editor']),
)
