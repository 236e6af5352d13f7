/**
 * Arrays of zeros that worker threads can share where the platform lets them, at no cost
 * where they do not.
 *
 * @param shared whether the array lies in a SharedArrayBuffer
 */
export const int32s = (length: number, shared = false): Int32Array =>
  shared ? new Int32Array(new SharedArrayBuffer(length * 4)) : new Int32Array(length)

export const float64s = (length: number, shared = false): Float64Array =>
  shared ? new Float64Array(new SharedArrayBuffer(length * 8)) : new Float64Array(length)

/** Counts become places: each entry the sum of those before it, the last the sum of all. */
export function accumulate(counts: Int32Array): void {
  let sum = 0
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i] as number
    counts[i] = sum
    sum += count
  }
}

/** Where what is sorted by a code begins: that of code c at place c, and behind the last the number of all; in shared memory. */
export function offsetsOf(codes: Iterable<number>, codes_count: number): Int32Array {
  const offsets = int32s(codes_count + 1, true)
  for (const code of codes) offsets[code] = (offsets[code] as number) + 1
  accumulate(offsets)
  return offsets
}
