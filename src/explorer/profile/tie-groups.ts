import type { Words } from '../words/english.js'
import type { TiesPage } from './load-profile.js'

type Edge = TiesPage['edges'][number]

export interface TieGroup {
  readonly title: string
  /** By the name of what they lead to. */
  readonly edges: readonly Edge[]
}

/**
 * Ties of one kind, seen from one end, are a group; these are in the order in which the first of each comes.
 *
 * @param id of what they are the ties of
 */
export function tieGroups(id: string, edges: readonly Edge[], words: Words): TieGroup[] {
  const groups = new Map<string, Edge[]>()
  for (const edge of edges) {
    const { type, from } = edge.relationship
    const title = words.tieGroups[type][from.id === id ? 0 : 1]
    const known = groups.get(title)
    if (known) known.push(edge)
    else groups.set(title, [edge])
  }
  const { compare } = new Intl.Collator(words.locale)
  return [...groups].map(([title, group]) => ({
    title,
    edges: group.sort((a, b) => compare(a.node.name, b.node.name)),
  }))
}
