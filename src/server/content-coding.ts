import type { Transform } from 'node:stream'
import { promisify } from 'node:util'
import { brotliCompress, constants, createBrotliCompress, createGzip, gzip } from 'node:zlib'
import Negotiator from 'negotiator'
import { limits } from '../limits.js'

export type Coding = 'br' | 'gzip'

const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)

const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }

/** Brotli at 4 takes the time that gzip takes at its default of 6 (0.24 ms for 21 kB), for a fifth less. */
export const compress: Readonly<Record<Coding, (body: Buffer) => Promise<Buffer>>> = {
  br: (body) => brotli(body, brotliOptions),
  gzip: (body) => gzipped(body),
}

/** The same for what comes in pieces. */
export const compressor: Readonly<Record<Coding, () => Transform>> = {
  br: () => createBrotliCompress(brotliOptions),
  gzip: () => createGzip(),
}

/** The coding that a client likes best; null for none, and for bodies that fit into a packet anyway. */
export function codingFor(acceptEncoding: string | string[] | undefined, size_bytes: number): Coding | null {
  if (acceptEncoding === undefined || size_bytes < limits.compressedFrom_bytes) return null
  const negotiator = new Negotiator({ headers: { 'accept-encoding': acceptEncoding } })
  const coding = negotiator.encoding(['br', 'gzip', 'identity'])
  return coding === 'br' || coding === 'gzip' ? coding : null
}
