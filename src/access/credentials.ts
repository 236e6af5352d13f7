import { limits } from '../limits.js'
import { isKey } from './access-key.js'

/** What somebody shows to say who they are. */
export interface Credentials {
  readonly kind: 'KEY' | 'TOKEN'
  readonly text: string
}

/** Headers of a request, as Node gives them: names in lower case. */
export type Headers = Readonly<Record<string, string | string[] | undefined>>

/** `Bearer` and the characters that RFC 6750 has for what follows. */
const bearer = /^bearer +([A-Za-z0-9._~+/-]+=*)$/i

export const hasCredentials = (headers: Headers): boolean =>
  headers['authorization'] !== undefined || headers['x-api-key'] !== undefined

/**
 * The credentials in `Authorization` or `X-API-Key`. Null for what has the form of none, also
 * for other schemes and for both headers at once, of which nobody could say which one counts.
 */
export function credentialsIn({ authorization, 'x-api-key': apiKey }: Headers): Credentials | null {
  if (authorization !== undefined && apiKey !== undefined) return null
  const given = authorization ?? apiKey
  if (typeof given !== 'string' || given.length > limits.credentialsMax_chars) return null
  const text = apiKey ?? bearer.exec(given)?.[1]
  if (typeof text !== 'string') return null
  if (isKey(text)) return { kind: 'KEY', text }
  // A token has dots, which no key has: what only looks like a key is not taken for one.
  return apiKey === undefined && text.includes('.') ? { kind: 'TOKEN', text } : null
}
