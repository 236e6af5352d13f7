import type { Properties } from '../../../domain/attributes.js'
import { fold } from '../../../domain/fold.js'
import type { Ask } from '../ask.js'
import type { SourceDescription } from '../source-description.js'
import { present } from './check-operation.js'
import { mintId } from './mint-id.js'
import { type CreateSource, type EditResult, refused } from './operation.js'
import { there, type Writing } from './writing.js'

type NewSource = Properties & Pick<SourceDescription, 'id' | 'title' | 'licence'>

/** What is said here by hand and stands in no document. Made when it is first needed. */
export const editsSource: NewSource = {
  id: 'ct:source/edits',
  title: 'Edits made here',
  licence: 'CC0-1.0',
}

/** Writes a source as it is found again by its title. */
export async function writeSource(ask: Ask, description: NewSource): Promise<void> {
  const source = { ...description, sortKey: `${fold(description.title)}\t${description.id}` }
  await ask('source/upsert', { source })
}

/** @throws Refused where it is there already */
export async function createSource(writing: Writing, { id, values }: CreateSource): Promise<EditResult> {
  const { ask } = writing
  const given = present(values) as NewSource
  const own = id ?? (await mintId(ask, 'source', given.title))
  const [known] = await ask('source/by-ids', { ids: [own] })
  if (known) throw refused('ALREADY_EXISTS', 'id', `${own} is there already.`, own)
  await writeSource(ask, { ...given, id: own })
  writing.touch(own)
  return there(own)
}
