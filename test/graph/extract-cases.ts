import { known, pageIds, sortedBy } from './known-answers.js'
import { entities, type KnownRelationship, relationships } from './known-graph.js'
import type { StatementCase } from './statement-case.js'

const ids = sortedBy(entities, ({ id }) => id).map(({ id }) => id)
const [, second = '', , , fifth = ''] = ids
const last = ids.at(-1) ?? ''

const ends: readonly (readonly [Record<string, string | number>, readonly string[], number])[] = [
  [{ after: '', size: 2, ids_count: 4 }, [ids[1], ids[3]] as string[], 4],
  // The last page may have fewer.
  [{ after: '', size: 3, ids_count: 4 }, [ids[2], ids[3]] as string[], 4],
  [{ after: ids.at(-4) ?? '', size: 2, ids_count: 4 }, ids.slice(-2), 3],
  [{ after: last, size: 2, ids_count: 4 }, [], 0],
]

const tieRow = ({ id, from, to }: KnownRelationship) => [id, known(from)['name'], to]

/** What exports read. */
export const extractCases: StatementCase[] = [
  { name: 'entity/all-ids', rows: [{ ids }] },
  ...ends.map(([parameters, of, count]) => ({ name: 'entity/page-ends', parameters, rows: [{ ends: of, count }] })),
  {
    name: 'entity/selected-between',
    parts: { cells: 'n.id, n.name' },
    parameters: { after: second, last: fifth },
    rows: [{ rows: entities.filter(({ id }) => id > second && id <= fifth).map(({ id, name }) => [id, name]) }],
  },
  ...[['TWINNED_WITH'], ['IN_COUNTRY', 'SIGNED']].flatMap((types): StatementCase[] => {
    const parts = { types: types.join('|'), cells: 'r.id, a.name, b.id' }
    const rowsOf = (begins: (from: string) => boolean) => [
      { rows: relationships.filter(({ type, from }) => types.includes(type) && begins(from)).map(tieRow) },
    ]
    return [
      ...pageIds.map((id) => ({
        name: 'relationship/selected-from-entities',
        parts,
        parameters: { ids: [id] },
        rows: rowsOf((from) => from === id),
      })),
      {
        name: 'relationship/selected-from-between',
        parts,
        parameters: { after: second, last: fifth },
        rows: rowsOf((from) => from > second && from <= fifth),
      },
      {
        name: 'relationship/selected-from-between',
        parts,
        parameters: { after: last, last },
        rows: rowsOf(() => false),
      },
    ]
  }),
]
