import neo4j, { type AuthToken } from 'neo4j-driver'

export interface Neo4jOptions {
  readonly url: string
  readonly username?: string
  readonly password?: string
  readonly database?: string
}

/** Nothing where Neo4j asks for nothing. */
export const authOf = ({ username, password }: Neo4jOptions): AuthToken | undefined =>
  username === undefined ? undefined : neo4j.auth.basic(username, password ?? '')
