/** What cities have in common, and so have one colour. */
export interface Group {
  readonly key: string
  readonly label: string
  readonly members: readonly string[]
}

export interface Grouping {
  /** The largest first; as many as there are colours. */
  readonly groups: readonly Group[]
  /** In a group beyond these. */
  readonly others: readonly string[]
  /** In none. */
  readonly ungrouped: readonly string[]
  /** The number of a city's group, by the city's id. */
  readonly numberOf: ReadonlyMap<string, number>
  isUngrouped(id: string): boolean
}

/** As many as can be told apart. */
export const groupsMax_count = 9

/**
 * @param of what each city belongs to, if to anything
 * @param label of a key
 * @param isNamed whether it is a group of its own, and not among the others
 */
export function groupBy(
  ids: Iterable<string>,
  of: (id: string) => string | null,
  label: (key: string, members: readonly string[]) => string,
  isNamed: (key: string, members: readonly string[]) => boolean = () => true,
): Grouping {
  const byKey = new Map<string, string[]>()
  const ungrouped: string[] = []
  for (const id of ids) {
    const key = of(id)
    if (key === null) ungrouped.push(id)
    else {
      const members = byKey.get(key)
      if (members) members.push(id)
      else byKey.set(key, [id])
    }
  }
  const inNone = new Set(ungrouped)
  const all = [...byKey]
    .map(([key, members]): Group => ({ key, label: label(key, members), members }))
    .sort((a, b) => b.members.length - a.members.length || (a.key < b.key ? -1 : 1))
  const groups = all.filter(({ key, members }) => isNamed(key, members)).slice(0, groupsMax_count)
  const named = new Set(groups)
  return {
    groups,
    others: all.filter((group) => !named.has(group)).flatMap(({ members }) => members),
    ungrouped,
    isUngrouped: (id) => inNone.has(id),
    numberOf: new Map(groups.flatMap(({ members }, number) => members.map((id) => [id, number] as const))),
  }
}
