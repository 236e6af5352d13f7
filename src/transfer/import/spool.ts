import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { CityTiesError, invalidInput, limitExceeded, unavailable } from '../../domain/errors.js'
import { limits } from '../../limits.js'

/** Keeps standard input (`-`), or what a URL gives, in a file of this user's alone while the work runs. */
export async function spooled<T>(
  place: string,
  { signal }: { readonly signal?: AbortSignal },
  work: (file: { readonly path: string; readonly name: string }) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'cityties-import-'))
  try {
    const path = join(folder, 'input')
    const name = place === '-' ? 'standard input' : place
    const source = place === '-' ? (process.stdin as AsyncIterable<Buffer>) : download(place, signal)
    await pipeline(bounded(source, name), createWriteStream(path, { mode: 0o600 }), signal ? { signal } : {})
    return await work({ path, name })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function* bounded(source: AsyncIterable<Uint8Array>, name: string): AsyncIterable<Uint8Array> {
  let size_bytes = 0
  for await (const chunk of source) {
    size_bytes += chunk.length
    if (size_bytes > limits.spooledMax_bytes)
      throw limitExceeded(
        `${name} has more than ${limits.spooledMax_bytes} bytes; save it to a file first, and import that.`,
      )
    yield chunk
  }
}

async function* download(url: string, signal: AbortSignal | undefined): AsyncIterable<Uint8Array> {
  const { username, password } = URL.canParse(url) ? new URL(url) : { username: '', password: '' }
  if (!URL.canParse(url)) throw invalidInput(`'${url}' is not a URL.`)
  if (username !== '' || password !== '')
    throw invalidInput('A URL with credentials in it is not taken; save the file first, and import that.')
  const idle = new AbortController()
  const timer = setTimeout(() => idle.abort(), limits.downloadIdle_ms)
  try {
    const response = await fetch(url, {
      signal: AbortSignal.any([idle.signal, ...(signal ? [signal] : [])]),
      headers: { 'user-agent': 'cityties' },
    })
    if (!response.ok || !response.body)
      throw unavailable(`${url} cannot be had: the server answers ${response.status} ${response.statusText}`.trimEnd())
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      timer.refresh()
      yield chunk
    }
  } catch (error) {
    if (error instanceof CityTiesError || signal?.aborted) throw error
    const reason = idle.signal.aborted
      ? `nothing came for ${limits.downloadIdle_ms / 1000} seconds`
      : String(((error as Error).cause as Error | undefined)?.message ?? (error as Error).message)
    throw unavailable(`${url} cannot be had: ${reason}.`, error)
  } finally {
    clearTimeout(timer)
  }
}
