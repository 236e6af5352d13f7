import { type FileHandle, mkdtemp, open, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hashOf } from '../../domain/hash-of.js'

const parts_count = 64
/** Of one part, before they go to its file: 1 MiB for all. */
const buffered_count = 2048

/**
 * Counts different texts in flat memory: their hashes (of 53 bits) go to files, by their size, and
 * each file is counted for itself. Ten million texts leave 80 MB on disk and take 5 MB of memory.
 */
export class DistinctCount {
  readonly #buffers = Array.from({ length: parts_count }, () => new Float64Array(buffered_count))
  readonly #filled = new Uint32Array(parts_count)
  readonly #files = new Map<number, FileHandle>()
  #folder: string | null = null

  async add(text: string): Promise<void> {
    const hash = hashOf(text)
    const part = hash % parts_count
    const filled = this.#filled[part] ?? 0
    const buffer = this.#buffers[part] as Float64Array
    buffer[filled] = hash
    this.#filled[part] = filled + 1
    if (filled + 1 === buffered_count) await this.#spill(part, buffer)
  }

  async #spill(part: number, buffer: Float64Array): Promise<void> {
    this.#folder ??= await mkdtemp(join(tmpdir(), 'cityties-count-'))
    let file = this.#files.get(part)
    if (!file) {
      file = await open(join(this.#folder, String(part)), 'w', 0o600)
      this.#files.set(part, file)
    }
    await file.write(new Uint8Array(buffer.buffer))
    this.#filled[part] = 0
  }

  async count(): Promise<number> {
    let count = 0
    for (let part = 0; part < parts_count; part++) {
      const buffered = (this.#buffers[part] as Float64Array).subarray(0, this.#filled[part])
      const isSpilt = this.#folder !== null && this.#files.has(part)
      const spilt = isSpilt ? await readFile(join(this.#folder as string, String(part))) : Buffer.alloc(0)
      const hashes = new Float64Array(spilt.length / 8 + buffered.length)
      new Uint8Array(hashes.buffer).set(spilt)
      hashes.set(buffered, spilt.length / 8)
      hashes.sort()
      for (let i = 0; i < hashes.length; i++) if (i === 0 || hashes[i] !== hashes[i - 1]) count++
    }
    return count
  }

  async close(): Promise<void> {
    for (const file of this.#files.values()) await file.close()
    this.#files.clear()
    if (this.#folder !== null) await rm(this.#folder, { recursive: true, force: true })
    this.#folder = null
  }
}
