import { as, type Shape } from './shape.js'

interface Pair {
  readonly from: string
  readonly to: string
  readonly count: number
}

const idsOf = (pairs: readonly Pair[]): string[] =>
  pairs.map(({ from, to, count }) => `${[from, to].sort().join('-')} ${count}`).sort()

export const aggregate: Shape = {
  name: 'aggregate',
  title: 'country matrix',
  cityties: {
    query: '{ countryMatrix { from { code } to { code } count } }',
    ids: (data) =>
      idsOf(
        as<{ countryMatrix: { from: { code: string }; to: { code: string }; count: number }[] }>(
          data,
        ).countryMatrix.map(({ from, to, count }) => ({ from: from.code, to: to.code, count })),
      ),
  },
  peer: {
    query: '{ countryMatrix { from to count } }',
    ids: (data) => idsOf(as<{ countryMatrix: Pair[] }>(data).countryMatrix),
  },
  statement: {
    text: `MATCH (a:Country)<-[:IN_COUNTRY]-(:City)-[t:TWINNED_WITH]->(:City)-[:IN_COUNTRY]->(b:Country)
WITH CASE WHEN a.code < b.code THEN [a.code, b.code] ELSE [b.code, a.code] END AS pair, count(t) AS count
RETURN collect({from: pair[0], to: pair[1], count: count}) AS answer`,
    ids: (answer) => idsOf(as<Pair[]>(answer)),
  },
  variables: () => [{}],
}
