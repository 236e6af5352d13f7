import { limitExceeded } from '../../../domain/errors.js'
import { limits } from '../../../limits.js'

const header_bytes = 4

/** A message with its length before it: four bytes, the smallest first. @throws limit exceeded */
export function framed(body: Buffer): Buffer[] {
  if (body.length > limits.socketFrameMax_bytes)
    throw limitExceeded(
      `This takes ${body.length} bytes, and ${limits.socketFrameMax_bytes} at the most go to or from the process that has the data folder open; ask for less at once.`,
    )
  const header = Buffer.alloc(header_bytes)
  header.writeUInt32LE(body.length)
  return [header, body]
}

/** Puts messages together again from the pieces in which they come. */
export class FrameReader {
  #pieces: Buffer[] = []
  #held_bytes = 0
  /** Of the message whose header has been read. */
  #length_bytes: number | null = null

  /** @throws for a length that no message of ours has */
  frames(piece: Buffer): Buffer[] {
    const frames: Buffer[] = []
    this.#pieces.push(piece)
    this.#held_bytes += piece.length
    for (;;) {
      if (this.#length_bytes === null) {
        if (this.#held_bytes < header_bytes) return frames
        this.#length_bytes = this.#take(header_bytes).readUInt32LE()
        if (this.#length_bytes > limits.socketFrameMax_bytes) throw new Error('the other side sends no messages')
      }
      if (this.#held_bytes < this.#length_bytes) return frames
      frames.push(this.#take(this.#length_bytes))
      this.#length_bytes = null
    }
  }

  /** Joins the pieces only when all are there: a large message would be copied with each of them otherwise. */
  #take(bytes: number): Buffer {
    const all = this.#pieces.length === 1 ? (this.#pieces[0] as Buffer) : Buffer.concat(this.#pieces)
    this.#pieces = [all.subarray(bytes)]
    this.#held_bytes -= bytes
    return all.subarray(0, bytes)
  }
}
