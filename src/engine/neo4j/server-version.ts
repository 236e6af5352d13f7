import { unavailable } from '../../domain/errors.js'

/** Of Neo4j 5 the long-term release; what came after bears the year. */
const oldest = { major: 5, minor: 26 }

/**
 * @param agent as the server names itself: `Neo4j/5.26.30`, `Neo4j/2026.08.1`, `Neo4j/5.27-aura`; what names
 *   itself otherwise is taken
 * @throws unavailable, for one in which statements of ours cannot run
 */
export function assertVersion(agent: string): void {
  const [, major = '', minor = ''] = /^Neo4j\/(\d+)\.(\d+)/.exec(agent) ?? []
  if (major === '') return
  if (Number(major) > oldest.major || (Number(major) === oldest.major && Number(minor) >= oldest.minor)) return
  throw unavailable(
    `${agent} is too old: CityTies needs Neo4j ${oldest.major}.${oldest.minor} or later. Upgrade it, or name another database in DATABASE_URL.`,
  )
}
