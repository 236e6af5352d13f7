/** A number from 0 up to but not including 1. */
export type Random = () => number

/** mulberry32 (Tommy Ettinger, 2017): small, and the same on every machine. */
export function randomFrom(seed: number): Random {
  let a = seed | 0
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), a | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A whole number from 0 up to but not including `bound`. */
export const below = (random: Random, bound: number): number => Math.floor(random() * bound)

/** Puts the array into an order drawn at random, each as likely as any other (Fisher and Yates). */
export function shuffle(array: Int32Array, random: Random): void {
  for (let last = array.length - 1; last > 0; last--) {
    const other = below(random, last + 1)
    const value = array[last] as number
    array[last] = array[other] as number
    array[other] = value
  }
}
