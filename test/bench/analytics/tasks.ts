/** What is measured side by side, and which of the peers have it. */
export interface Task {
  readonly name: TaskName
  readonly title: string
  readonly peers: readonly PeerName[]
  /** Peers that take minutes for it: measured once. */
  readonly slow?: readonly PeerName[]
  /** Whether it can be shared among threads. */
  readonly parallel?: true
  /** The most that our time may be of each peer's: what is required. */
  readonly atMost: Partial<Record<PeerName, number>>
  /** Whether two answers agree; each player checks that its own is sound. */
  agree(ours: readonly number[], theirs: readonly number[]): boolean
}

export type TaskName =
  | 'betweenness'
  | 'closeness'
  | 'diameter'
  | 'pagerank'
  | 'triangles'
  | 'communities'
  | 'components'
  | 'path'

export const peerNames = ['igraph', 'graphology', 'gds'] as const
export type PeerName = (typeof peerNames)[number]
/** This project on one thread and on all, and its peers. */
export type PlayerName = 'cityties' | 'threads' | PeerName

const within =
  (tolerance: number) =>
  (ours: readonly number[], theirs: readonly number[]): boolean =>
    ours.length === theirs.length &&
    ours.every((value, i) => Math.abs(value - (theirs[i] as number)) <= tolerance * Math.abs(value))

/** The same measure found by different searches: both well above what Louvain reaches at worst. */
const bothModular = (ours: readonly number[], theirs: readonly number[]): boolean =>
  (ours[0] as number) >= 0.715 && (theirs[0] as number) >= 0.7

export const tasks: readonly Task[] = [
  {
    name: 'betweenness',
    title: 'exact betweenness',
    peers: ['igraph', 'graphology'],
    parallel: true,
    atMost: { igraph: 1, graphology: 1 },
    agree: within(1e-9),
  },
  {
    name: 'closeness',
    title: 'closeness',
    peers: ['igraph', 'graphology'],
    parallel: true,
    atMost: { igraph: 0.2, graphology: 1 },
    agree: within(1e-9),
  },
  {
    name: 'diameter',
    title: 'diameter and mean distance',
    peers: ['igraph', 'graphology'],
    slow: ['graphology'],
    parallel: true,
    atMost: { igraph: 0.2, graphology: 1 },
    agree: within(1e-9),
  },
  {
    name: 'pagerank',
    title: 'PageRank',
    peers: ['igraph', 'graphology', 'gds'],
    atMost: { graphology: 1, gds: 1 },
    // GDS and graphology stop at a larger change.
    agree: within(1e-2),
  },
  {
    name: 'triangles',
    title: 'triangles of each node',
    peers: ['igraph', 'gds'],
    atMost: { gds: 1 },
    agree: within(1e-9),
  },
  {
    name: 'communities',
    title: 'communities (here Leiden, there Louvain)',
    peers: ['igraph', 'graphology', 'gds'],
    atMost: { graphology: 1, gds: 1 },
    agree: bothModular,
  },
  {
    name: 'components',
    title: 'components',
    peers: ['igraph', 'graphology', 'gds'],
    atMost: { graphology: 1, gds: 1 },
    agree: within(0),
  },
  {
    name: 'path',
    title: 'shortest paths between 200 pairs',
    peers: ['igraph', 'graphology'],
    atMost: { graphology: 1 },
    agree: within(0),
  },
]
