import { groupBy } from '../../src/domain/group-by.js'
import type { Parameters, Row } from '../../src/engine/engine.js'
import { known, pageIds, sortedBy } from './known-answers.js'
import { entities, type KnownEntity, relationships } from './known-graph.js'
import type { StatementCase } from './statement-case.js'

const ids = sortedBy(entities, ({ id }) => id).map(({ id }) => id)
const [, second = '', , , fifth = ''] = ids
const last = ids.at(-1) ?? ''

const ends: readonly (readonly [Parameters, readonly string[], number])[] = [
  [{ after: [''], size: 2, ids_count: 4 }, [ids[1], ids[3]] as string[], 4],
  // The last page may have fewer.
  [{ after: [''], size: 3, ids_count: 4 }, [ids[2], ids[3]] as string[], 4],
  [{ after: [ids.at(-4) ?? ''], size: 2, ids_count: 4 }, ids.slice(-2), 3],
  [{ after: [last], size: 2, ids_count: 4 }, [], 0],
]

const entityParts = { shared: 'n.type', own: 'n.id, n.name' }
const entityRow = ({ id, name }: KnownEntity) => [id, name]

/** A row for each thing that some share. */
const gathered = <T>(all: readonly T[], sharedOf: (one: T) => string, rowOf: (one: T) => unknown[]): Row[] =>
  [...groupBy(all, sharedOf)].map(([shared, group]) => ({ shared: [shared], rows: group.map(rowOf) }))

/** What exports read. */
export const extractCases: StatementCase[] = [
  { name: 'entity/all-ids', rows: [{ ids }] },
  ...ends.map(([parameters, of, count]) => ({ name: 'entity/page-ends', parameters, rows: [{ ends: of, count }] })),
  {
    name: 'entity/stated-by-ids',
    parts: entityParts,
    parameters: { ids: pageIds },
    rows: gathered(
      entities.filter(({ id }) => pageIds.includes(id)),
      ({ type }) => type,
      entityRow,
    ),
  },
  {
    name: 'entity/stated-between',
    parts: entityParts,
    parameters: { range: [second, fifth] },
    rows: gathered(
      entities.filter(({ id }) => id > second && id <= fifth),
      ({ type }) => type,
      entityRow,
    ),
  },
  ...[['TWINNED_WITH'], ['IN_COUNTRY', 'SIGNED']].flatMap((types): StatementCase[] => {
    const parts = { types: types.join('|'), shared: 'r.type', own: 'r.id, a.name, b.id' }
    const rowsOf = (begins: (from: string) => boolean) =>
      gathered(
        relationships.filter(({ type, from }) => types.includes(type) && begins(from)),
        ({ type }) => type,
        ({ id, from, to }) => [id, known(from)['name'], to],
      )
    const [ofIds, ofBetween] = ['relationship/stated-from-entities', 'relationship/stated-from-between']
    return [
      ...pageIds.map((id) => ({ name: ofIds, parts, parameters: { ids: [id] }, rows: rowsOf((from) => from === id) })),
      {
        name: ofBetween,
        parts,
        parameters: { range: [second, fifth] },
        rows: rowsOf((from) => from > second && from <= fifth),
      },
      { name: ofBetween, parts, parameters: { range: [last, last] }, rows: [] },
    ]
  }),
]
