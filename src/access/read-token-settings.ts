import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { invalidInput } from '../domain/errors.js'
import { limits } from '../limits.js'
import { asymmetricAlgorithms, type TokenSettings } from './access-settings.js'

const required = ['JWT_ISSUER', 'JWT_AUDIENCE', 'JWT_JWKS'] as const
const optional = ['JWT_ALGORITHMS', 'JWT_CLOCK_SKEW_S', 'JWT_ROLES_CLAIM'] as const

/** Variables of the environment by name. */
export type TokenVariables = {
  readonly [V in (typeof required)[number] | (typeof optional)[number]]?: string | undefined
}

/**
 * Null where nothing is set: then no tokens are taken.
 *
 * @throws invalid input with one sentence, where what is set is no whole
 */
export function readTokenSettings(variables: TokenVariables): TokenSettings | null {
  const given = [...required, ...optional].find((name) => variables[name] !== undefined)
  if (given === undefined) return null
  const { JWT_ISSUER: issuer, JWT_AUDIENCE: audience, JWT_JWKS: jwks } = variables
  if (issuer === undefined || audience === undefined || jwks === undefined) {
    const missing = required.filter((name) => variables[name] === undefined)
    throw invalidInput(
      `${given} is set, but not ${missing.join(' and ')}; tokens are checked by all of ${required.join(', ')}.`,
    )
  }
  return Object.freeze({
    issuer,
    audiences: readAudiences(audience),
    jwks: readPlace(jwks),
    algorithms: readAlgorithms(variables.JWT_ALGORITHMS),
    clockSkew_s: readSkew(variables.JWT_CLOCK_SKEW_S ?? String(limits.clockSkewDefault_s)),
    rolesClaim: variables.JWT_ROLES_CLAIM ?? 'roles',
  })
}

function readAudiences(value: string): readonly string[] {
  const audiences = listIn(value)
  if (audiences.length === 0)
    throw invalidInput(`JWT_AUDIENCE is '${value}'; it takes whom tokens are for, with commas.`)
  return audiences
}

const listIn = (text: string): string[] =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')

/** Over plain HTTP anybody on the way could put in keys of their own. */
function readPlace(value: string): URL {
  if (!/^[a-z][a-z0-9+.-]+:/i.test(value)) return pathToFileURL(resolve(value))
  const url = URL.canParse(value) ? new URL(value) : null
  if (url && (url.username !== '' || url.password !== ''))
    throw invalidInput('JWT_JWKS holds credentials; the public keys of an issuer need none.')
  const isOwn = ['localhost', '127.0.0.1', '[::1]'].includes(url?.hostname ?? '')
  if (
    url?.protocol === 'https:' ||
    (url?.protocol === 'http:' && isOwn) ||
    (url?.protocol === 'file:' && url.host === '')
  )
    return url
  throw invalidInput('JWT_JWKS takes an https:// address, an http:// one on this machine, or a file.')
}

function readAlgorithms(value: string | undefined): readonly string[] {
  if (value === undefined) return asymmetricAlgorithms
  const names = listIn(value)
  const wrong = names.find((name) => !asymmetricAlgorithms.includes(name))
  if (wrong !== undefined || names.length === 0)
    throw invalidInput(`JWT_ALGORITHMS is '${value}'; it takes ${asymmetricAlgorithms.join(', ')}, with commas.`)
  return names
}

function readSkew(value: string): number {
  const skew_s = /^\d{1,4}$/.test(value) ? Number(value) : Number.NaN
  if (!(skew_s <= limits.clockSkewMax_s))
    throw invalidInput(`JWT_CLOCK_SKEW_S is '${value}'; it takes seconds, from 0 to ${limits.clockSkewMax_s}.`)
  return skew_s
}
