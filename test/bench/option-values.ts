/** @throws Error with one sentence for what is no whole number above 0 */
export function whole(option: string, text: string): number {
  const value = Number(text)
  if (!(Number.isInteger(value) && value > 0))
    throw new Error(`${option} has '${text}'; it takes whole numbers above 0.`)
  return value
}

/** @throws Error with one sentence for a name that is none of those known */
export function pickNames<T extends string>(option: string, text: string, known: readonly T[]): T[] {
  return text.split(',').map((name) => {
    const found = known.find((one) => one === name)
    if (found === undefined) throw new Error(`${option} has '${name}'; there are ${known.join(', ')}.`)
    return found
  })
}
