/** Numbers objects in the order in which they are first asked about, for keys of caches that hold none of them. */
export class Numbering {
  readonly #numbers = new WeakMap<object, number>()
  #last = 0

  of(one: object): number {
    const number = this.#numbers.get(one) ?? ++this.#last
    this.#numbers.set(one, number)
    return number
  }
}
