import type { Positions, Topology } from './arrangement.js'

/** More would draw all that is tied, however loosely, to one dot. */
const averagings_count = 8

/** About as wide as the arrangement will be, and as much of its own place as keeps each apart: who lie on each other are thrown far away. */
const [spread, ownShare] = [4, 0.3]

/**
 * Where each begins: at a place by its id, then several times in the middle between where it is and those that it is
 * tied to. So the very first picture has the network's parts apart: of 17,401 ties between 10,055 cities the mean is a
 * sixth as long as between places by id, and no longer than in the end.
 *
 * Koren, Drawing graphs by eigenvectors, Computers & Mathematics with Applications 49, 2005: what many such averagings
 * lead to.
 */
export function startPositions(topology: Topology, seed: number): Positions {
  const { ids, from, to } = topology
  const ties_count = new Float32Array(ids.length)
  for (const end of [from, to]) for (const node of end) ties_count[node] = (ties_count[node] ?? 0) + 1
  const own = scattered(ids, seed)
  let places = own
  for (let time = 0; time < averagings_count; time++) {
    const sums = places.slice()
    const add = (node: number, other: number): void => {
      sums[2 * node] = (sums[2 * node] ?? 0) + (places[2 * other] ?? 0)
      sums[2 * node + 1] = (sums[2 * node + 1] ?? 0) + (places[2 * other + 1] ?? 0)
    }
    for (let tie = 0; tie < from.length; tie++) {
      add(from[tie] ?? 0, to[tie] ?? 0)
      add(to[tie] ?? 0, from[tie] ?? 0)
    }
    places = sums.map((sum, at) => sum / (1 + (ties_count[at >> 1] ?? 0)))
  }
  return places.map((place, at) => spread * place + ownShare * (own[at] ?? 0))
}

/** Over a disc, each by its id: who else is there changes nothing. */
export function scattered(ids: readonly string[], seed: number): Positions {
  const places = new Float32Array(ids.length * 2)
  const radius = 10 * Math.sqrt(ids.length)
  ids.forEach((id, node) => {
    const random = mulberry32(fnv1a(id) ^ Math.imul(seed, 0x9e3779b1))
    const [away, angle] = [radius * Math.sqrt(random()), 2 * Math.PI * random()]
    places[2 * node] = away * Math.cos(angle)
    places[2 * node + 1] = away * Math.sin(angle)
  })
  return places
}

/** FNV-1a, 32 bits, over UTF-16 code units. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash
}

/** Mulberry32 (Tommy Ettinger): from 0 to 1, and 32 bits of state are enough for a place. */
function mulberry32(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
