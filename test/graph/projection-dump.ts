import { cityKinds, tieStatuses } from '../../src/analytics/codes.js'
import { dayNumber } from '../../src/analytics/day-number.js'
import { idOfEdge, noEnd, noStart, type Projection, typeOfNode } from '../../src/analytics/projection.js'
import { rangeOf } from '../../src/domain/partial-date.js'
import { issued, type Model, type ModelTie } from './filter-model.js'

/** A projection as lines that a person can read, one for each node and edge, and one for each node's edges. */
export function projectionDump(projection: Projection): string[] {
  const { ids, names, nodes, countries, edges, offsets, incident } = projection
  const nodeLines = ids.map((id, v) =>
    [
      id,
      names[v],
      typeOfNode(projection, v),
      cityKinds.word(nodes.kind[v] ?? 0),
      nodes.latitude[v],
      nodes.longitude[v],
      nodes.population[v],
      ids[countries[v] ?? -1] ?? null,
    ].join(' | '),
  )
  const edgeLines = Array.from(edges.type, (_, e) =>
    [
      idOfEdge(projection, e),
      tieStatuses.word(edges.status[e] ?? 0),
      edges.claims[e],
      ...[edges.startEarliest[e], edges.startLatest[e], edges.endEarliest[e], edges.endLatest[e]],
    ].join(' | '),
  )
  const incidentLines = ids.map((id, v) =>
    [id, ...[...incident.subarray(offsets[v], offsets[v + 1])].map((edge) => idOfEdge(projection, edge))].join(' | '),
  )
  return [...nodeLines, ...edgeLines, ...incidentLines]
}

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The country of a city, or of where something is located; of several the one of the smallest id, null where none is known. */
export function countriesIn(ties: readonly ModelTie[]): (id: string) => string | null {
  const leadsTo = (type: string, from: string): string[] =>
    ties
      .filter((tie) => tie.type === type && tie.from === from)
      .map(({ to }) => to)
      .sort(byCodeUnit)
  const ofCity = (id: string): string | undefined => leadsTo('IN_COUNTRY', id)[0]
  return (id) =>
    ofCity(id) ??
    leadsTo('LOCATED_IN', id)
      .map(ofCity)
      .find((country) => country !== undefined) ??
    null
}

/** The same lines, worked out from what was loaded. */
export function expectedDump({ entities, ties }: Model): string[] {
  const sorted = [...entities].sort((a, b) => byCodeUnit(a.id, b.id))
  const countryOf = countriesIn(ties)
  const nodeLines = sorted.map(({ id, names: [name], label, values }) => {
    const { latitude = Number.NaN, longitude = Number.NaN } = (values['location'] ?? {}) as Record<string, number>
    const kind = label === 'City' ? values['kind'] : null
    return [id, name, label, kind, latitude, longitude, values['population'] ?? -1, countryOf(id)].join(' | ')
  })
  const edgeLines = [...ties].sort(inProjectionOrder).map((tie) => {
    const [start, end] = [tie.values['since'] ?? tie.values['on'], tie.values['until']].map((date) =>
      date === undefined ? null : rangeOf(String(date)),
    )
    const claims = (tie.claimants.includes(tie.from) ? 1 : 0) + (tie.claimants.includes(tie.to) ? 2 : 0)
    // Nobody says when it ended: the day before it was said that it has is the last on which it can have held.
    const endedUnsaid = !end && tie.values['status'] === 'ENDED'
    const days = [
      start ? dayNumber(start.earliest) : noStart,
      start ? dayNumber(start.latest) : noStart,
      end ? dayNumber(end.earliest) : noEnd,
      end ? dayNumber(end.latest) : endedUnsaid ? dayNumber(issued) - 1 : noEnd,
    ]
    return [tie.id, tie.values['status'] ?? null, claims, ...days].join(' | ')
  })
  const incidentLines = sorted.map(({ id }) =>
    [
      id,
      ...[...ties]
        .sort(inProjectionOrder)
        .filter((tie) => tie.from === id || tie.to === id)
        .map((tie) => tie.id),
    ].join(' | '),
  )
  return [...nodeLines, ...edgeLines, ...incidentLines]
}

/** As the types stand in the design, not by name. */
const types = ['TWINNED_WITH', 'MEMBER_OF', 'SIGNED', 'PARTICIPATED_IN', 'LOCATED_IN', 'IN_COUNTRY']
const kinds = ['TWINNING', 'FRIENDSHIP', 'PARTNERSHIP', 'COORDINATOR', 'FULL', 'ASSOCIATE', 'OBSERVER']
const keyOf = ({ values, id }: ModelTie): [number, number] => [
  kinds.indexOf(String(values['kind'] ?? values['role'])),
  Number(/(\d+)$/.exec(id)?.[1]),
]

function inProjectionOrder(a: ModelTie, b: ModelTie): number {
  const [[kindA, ordinalA], [kindB, ordinalB]] = [keyOf(a), keyOf(b)]
  return (
    types.indexOf(a.type) - types.indexOf(b.type) ||
    byCodeUnit(a.from, b.from) ||
    byCodeUnit(a.to, b.to) ||
    kindA - kindB ||
    ordinalA - ordinalB
  )
}

/** Every array of a projection, to the byte. */
export function projectionBytes(projection: Projection): Record<string, unknown> {
  const { ids, names, nodes, countries, countryCodes, edges, typeOffsets, offsets, incident } = projection
  const { nameRanks, byName, nameOffsets } = projection
  const columns = { ...nodes, countries, typeOffsets, offsets, incident, nameRanks, byName, nameOffsets }
  const hex = ({ buffer, byteOffset, byteLength }: ArrayBufferView): string =>
    Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength).toString('hex')
  return {
    ids: [...ids],
    names: [...names],
    countryCodes: [...countryCodes].sort(),
    ...Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, hex(column)])),
    ...Object.fromEntries(Object.entries(edges).map(([name, column]) => [`edge ${name}`, hex(column)])),
  }
}
