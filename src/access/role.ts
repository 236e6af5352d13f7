/** What a caller may be. The words are those of tokens and of the command line. */
export const Role = {
  /** Reads what everybody may read where reading is open. */
  READER: 'reader',
  /** Changes the graph. */
  EDITOR: 'editor',
  /** Sends Cypher of his own. */
  RESEARCHER: 'researcher',
  /** Reads what is measured of the server, and nothing of the graph. */
  MONITOR: 'monitor',
  /** Everything. */
  ADMIN: 'admin',
} as const
export type Role = (typeof Role)[keyof typeof Role]

/** The roles that each includes: the one table of it. */
const included: Readonly<Record<Role, readonly Role[]>> = {
  reader: [],
  editor: [Role.READER],
  researcher: [Role.READER],
  monitor: [],
  admin: [Role.EDITOR, Role.RESEARCHER, Role.MONITOR],
}

export const roleNames = Object.values(Role)

export const isRole = (name: string): name is Role => Object.hasOwn(included, name)

/** Roles with all that they include; names of no role are passed over, as issuers of tokens have others beside ours. */
export function withIncluded(names: readonly string[]): ReadonlySet<Role> {
  const all = new Set<Role>()
  const add = (role: Role): void => {
    if (all.has(role)) return
    all.add(role)
    included[role].forEach(add)
  }
  names.filter(isRole).forEach(add)
  return all
}
