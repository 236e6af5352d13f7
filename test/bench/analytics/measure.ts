import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SimpleGraph } from '../../../src/analytics/simple-graph.js'
import { turned } from '../measure.js'
import { median } from '../median.js'
import { say } from '../say.js'
import { drawPairs } from './pairs.js'
import { startGds } from './players/gds.js'
import { type Player, startNodePlayer, startPlayer } from './players/player.js'
import { providePython } from './python.js'
import type { PlayerName, Task } from './tasks.js'
import type { Timed } from './time.js'

export interface Measured {
  readonly task: Task
  /** Medians over the rounds; what a player cannot do is missing. */
  readonly ms: Partial<Record<PlayerName, number>>
}

/** How long a player is busy with one task in a round, where one run does not take longer. */
const turn_ms = 300
/** Before the first round: compilers of Node and Java have to have seen what is hot. */
const warmUp_ms = 1500

/** Measures in rounds, the players in turn within each, so that a slow minute of the machine falls on all. */
export async function measure(
  graph: SimpleGraph,
  tasks: readonly Task[],
  { rounds, gds }: { rounds: number; gds: boolean },
): Promise<Measured[]> {
  const players = await startPlayers(graph, gds)
  try {
    const times = new Map(tasks.map((task) => [task, new Map<PlayerName, number[]>()]))
    for (const task of tasks) {
      const warm = await warmUp(task, players)
      for (const name of task.slow ?? []) times.get(task)?.set(name, [warm.get(name)?.ms as number])
    }
    for (let round = 0; round < rounds; round++)
      for (const task of tasks) {
        say(`round ${round + 1} of ${rounds}: ${task.title}`)
        for (const [name, player] of turned(playersOf(task, players), round)) {
          if (isSlow(task, name)) continue
          const own = times.get(task) as Map<PlayerName, number[]>
          own.set(name, [...(own.get(name) ?? []), (await player.run(task.name, turn_ms)).ms])
        }
      }
    return tasks.map((task) => ({
      task,
      ms: Object.fromEntries([...(times.get(task) ?? [])].map(([name, own]) => [name, median(own)])),
    }))
  } finally {
    for (const player of players.values()) await player.stop()
  }
}

async function startPlayers(graph: SimpleGraph, gds: boolean): Promise<Map<PlayerName, Player>> {
  const folder = await mkdtemp(join(tmpdir(), 'cityties-bench-'))
  const players = new Map<PlayerName, Player>()
  try {
    const [edges, pairs] = [join(folder, 'edges.txt'), join(folder, 'pairs.json')]
    await writeFile(edges, edgesAsText(graph))
    await writeFile(pairs, JSON.stringify(drawPairs(graph.nodeCount)))
    const python = await providePython()
    players.set('cityties', await startNodePlayer('cityties'))
    if (availableParallelism() > 1)
      players.set('threads', await startNodePlayer('cityties', String(availableParallelism())))
    players.set('graphology', await startNodePlayer('graphology'))
    players.set(
      'igraph',
      await startPlayer(python, [join(import.meta.dirname, 'players', 'igraph_player.py'), edges, pairs]),
    )
    if (gds) players.set('gds', await startGds(graph))
    return players
  } catch (error) {
    for (const player of players.values()) await player.stop()
    throw error
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** The number of nodes, then a line for each edge. */
export function edgesAsText({ nodeCount, offsets, neighbours }: SimpleGraph): string {
  const lines = [String(nodeCount)]
  for (let node = 0; node < nodeCount; node++)
    for (const other of neighbours.subarray(offsets[node], offsets[node + 1]))
      if (other > node) lines.push(`${node} ${other}`)
  return `${lines.join('\n')}\n`
}

const playersOf = (task: Task, players: ReadonlyMap<PlayerName, Player>): [PlayerName, Player][] =>
  [...players].filter(
    ([name]) => name === 'cityties' || (name === 'threads' ? task.parallel === true : task.peers.includes(name)),
  )

const isSlow = ({ slow = [] }: Task, name: PlayerName): boolean => slow.some((peer) => peer === name)

/** And sees that all agree: what is wrong is no faster. */
async function warmUp(task: Task, players: ReadonlyMap<PlayerName, Player>): Promise<Map<PlayerName, Timed>> {
  say(`warming up: ${task.title}`)
  const answers = new Map<PlayerName, Timed>()
  for (const [name, player] of playersOf(task, players)) answers.set(name, await player.run(task.name, warmUp_ms))
  const ours = answers.get('cityties')?.answer as readonly number[]
  for (const [name, { answer: theirs }] of answers)
    if (!task.agree(ours, theirs))
      throw new Error(`${task.title}: this project says ${ours.join(', ')}, ${name} ${theirs.join(', ')}`)
  return answers
}
