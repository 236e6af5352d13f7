import type { ErrorDetails, ErrorKind } from '../domain/errors.js'
import type { TaskName } from './tasks.js'

/** What a thread is told to do. */
export interface Order {
  readonly task: TaskName
  readonly input: unknown
  /** The cells of a SharedProgress. */
  readonly state: Int32Array
}

/** What a thread answers. */
export type Answer =
  | { readonly result: unknown }
  | { readonly cancelled: true }
  | { readonly refused: { readonly kind: ErrorKind; readonly message: string; readonly details: ErrorDetails } }
  | { readonly failed: string }
