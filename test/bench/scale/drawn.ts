/** Numbers drawn for one purpose, each found by its index without those before it: from 0 up to but not including 1. */
export type Drawn = (index: number) => number

/**
 * A hash takes the place of a generator's state, so that any part of a world can be made
 * without the rest. The mixing is that of lowbias32 (Chris Wellons, 2018).
 */
export function drawnFor(seed: number, purpose: number): Drawn {
  const salt = mixed(Math.imul(seed, 0x9e3779b1) ^ Math.imul(purpose + 1, 0x85ebca6b))
  return (index) => mixed(mixed((index + 0x6d2b79f5) ^ salt) + salt) / 4_294_967_296
}

function mixed(value: number): number {
  let t = value | 0
  t = Math.imul(t ^ (t >>> 16), 0x21f0aaad)
  t = Math.imul(t ^ (t >>> 15), 0x735a2d97)
  return (t ^ (t >>> 15)) >>> 0
}

/** A whole number from 0 up to but not including `bound`. */
export const upTo = (drawn: number, bound: number): number => Math.floor(drawn * bound)

/** From a normal distribution with mean 0 and deviation 1, of two drawn numbers (Box and Muller 1958). */
export const normal = (a: number, b: number): number => Math.sqrt(-2 * Math.log(1 - a)) * Math.cos(2 * Math.PI * b)
