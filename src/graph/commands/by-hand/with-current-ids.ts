import { currentIds, currentTieIds } from '../../merged-ids.js'
import type { Ask } from '../ask.js'
import type { Operation } from './operation.js'

type Ids = ReadonlyMap<string, string>

/** The operation with what its things are called now that were merged into others; null where none was. */
export async function withCurrentIds(ask: Ask, operation: Operation): Promise<Operation | null> {
  switch (operation.kind) {
    case 'UPDATE_ENTITY':
    case 'DELETE_ENTITY': {
      const id = (await currentIds(ask, [operation.id])).get(operation.id)
      return id === undefined ? null : { ...operation, id }
    }
    case 'UPDATE_TIE':
    case 'DELETE_TIE': {
      const id = (await currentTieIds(ask, [operation.id])).get(operation.id)
      return id === undefined ? null : { ...operation, id }
    }
    case 'CREATE_TIE': {
      const { from, to } = operation
      const ids = await currentIds(ask, [from, to])
      return ids.size === 0 ? null : { ...operation, from: now(ids, from), to: now(ids, to) }
    }
    case 'MERGE_ENTITIES': {
      const { id, other } = operation
      const ids = await currentIds(ask, [id, other])
      return ids.size === 0 ? null : { ...operation, id: now(ids, id), other: now(ids, other) }
    }
    case 'SPLIT_ENTITY': {
      const { id, move } = operation
      const [ids, ties] = [await currentIds(ask, [id]), await currentTieIds(ask, move.ties)]
      const moved = { ...move, ties: move.ties.map((tie) => now(ties, tie)) }
      return ids.size + ties.size === 0 ? null : { ...operation, id: now(ids, id), move: moved }
    }
    default:
      return null
  }
}

const now = (ids: Ids, id: string): string => ids.get(id) ?? id
