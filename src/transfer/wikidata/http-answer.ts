import { limits } from '../../limits.js'
import { oneLine } from './one-line.js'

/** The body as text, null where it has more bytes. What it grows to unpacked counts, not what came over the wire. */
export async function boundedText(response: Response, max_bytes: number): Promise<string | null> {
  const chunks: Uint8Array[] = []
  let size_bytes = 0
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size_bytes += chunk.length
    // Leaving the loop closes the connection.
    if (size_bytes > max_bytes) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** How long the header asks to wait: seconds, or a date (RFC 9110, 10.2.3). Null where it says nothing that can be read. */
export function retryAfter_ms(header: string | null, now_ms = Date.now()): number | null {
  const text = header?.trim() ?? ''
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000
  const date_ms = /[A-Za-z]/.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(date_ms) ? null : Math.max(0, date_ms - now_ms)
}

/** The beginning of an error page, as one line. */
export const firstLine = (text: string): string => oneLine(text.replaceAll(/<[^>]*>/g, ' '), limits.queryErrorMax_chars)
