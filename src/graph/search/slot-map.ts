const none: readonly number[] = []

/** For each key some numbers. Most keys have one, which then takes no list: a third of the memory. */
export class SlotMap {
  readonly #slots = new Map<string, number | number[]>()

  has(key: string): boolean {
    return this.#slots.has(key)
  }

  of(key: string): readonly number[] {
    const slots = this.#slots.get(key)
    return slots === undefined ? none : typeof slots === 'number' ? [slots] : slots
  }

  /** Returns whether the key is new. */
  add(key: string, slot: number): boolean {
    const slots = this.#slots.get(key)
    if (typeof slots === 'object') slots.push(slot)
    else this.#slots.set(key, slots === undefined ? slot : [slots, slot])
    return slots === undefined
  }

  /** Returns whether the key is gone. */
  remove(key: string, slot: number): boolean {
    const slots = this.#slots.get(key)
    if (slots === slot) return this.#slots.delete(key)
    if (typeof slots !== 'object') return false
    const at = slots.indexOf(slot)
    if (at >= 0) slots.splice(at, 1)
    return slots.length === 0 && this.#slots.delete(key)
  }
}
