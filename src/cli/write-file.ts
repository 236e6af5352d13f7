import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { invalidInput } from '../domain/errors.js'

export interface WriteOptions {
  readonly gzip: boolean
  readonly signal: AbortSignal
}

export interface TextFile {
  readonly path: string
  text(): AsyncIterable<string>
}

/**
 * Writes files that are there whole or not at all: each under another name first, and all are
 * renamed when the last is written. What is there under their names stays until then.
 */
export async function writeFiles(files: readonly TextFile[], options: WriteOptions): Promise<void> {
  const partial = ({ path }: TextFile): string => `${path}.${process.pid}.partial`
  try {
    for (const file of files) {
      await mkdir(dirname(file.path), { recursive: true })
      await pipe(file.text(), createWriteStream(partial(file)), options)
    }
    for (const file of files) await rename(partial(file), file.path)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code !== undefined && /^E[A-Z]+$/.test(code)) throw invalidInput(`The file cannot be written: ${message}.`)
    throw error
  } finally {
    // What was wrong is told already.
    await Promise.all(files.map((file) => rm(partial(file), { force: true }).catch(() => {})))
  }
}

/** Writes to standard output; that nobody reads it to its end is no failure. */
export async function writeOut(text: AsyncIterable<string>, options: WriteOptions): Promise<void> {
  try {
    await pipe(text, process.stdout, options)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error
  }
}

function pipe(text: AsyncIterable<string>, target: NodeJS.WritableStream, { gzip, signal }: WriteOptions) {
  const options = { signal, end: target !== process.stdout }
  return gzip ? pipeline(text, createGzip(), target, options) : pipeline(text, target, options)
}
