import v8 from 'node:v8'
import type { Parameters, Row, Statement } from '../../engine.js'
import type { CarriedError } from './carried-errors.js'

/** Another number whenever a message changes; the format of values is that of V8, which goes up with Node. */
export const protocol = `cityties-socket 2, values ${v8.serialize(null)[1]}`

/** What the owner says first, as JSON, so that any build can read it. */
export interface Welcome {
  readonly protocol: string
  readonly build: string
  readonly pid: number
  /** Another one each time that a process opens the folder. */
  readonly instance: string
  readonly description: string
}

/** What a client asks. Answers bear the number of what they answer. */
export type Request = { readonly id: number } & (
  | { readonly ask: 'version' }
  | { readonly ask: 'save'; readonly file: string }
  | { readonly ask: 'read'; readonly statement: Statement; readonly parameters: Parameters }
  | { readonly ask: 'stream'; readonly statement: Statement }
  /** A part of a stream was taken. */
  | { readonly ask: 'more' }
  | { readonly ask: 'leave' }
  | { readonly ask: 'begin' }
  /** Within a transaction, by the number with which it began. */
  | { readonly ask: 'run'; readonly within: number; readonly statement: Statement; readonly parameters: Parameters }
  | { readonly ask: 'commit' }
  | { readonly ask: 'abandon' }
  /** The work failed, perhaps by what a statement of it was answered. */
  | { readonly ask: 'fail'; readonly run: number | null }
)

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never
export type Question = WithoutId<Request>

export type Reply = { readonly id: number } & (
  | { readonly say: 'begun' }
  | { readonly say: 'rows'; readonly rows: readonly Row[] }
  | { readonly say: 'done'; readonly value?: unknown }
  | { readonly say: 'failed'; readonly error: CarriedError }
)

/** What is not a failure. */
export type Answer = Exclude<Reply, { say: 'failed' }>
