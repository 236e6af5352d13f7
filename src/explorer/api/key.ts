const name = 'cityties:explorer:key'

/** What the reader has given to be let in; the browser forgets it with the tab. */
export function readKey(): string | null {
  try {
    return sessionStorage.getItem(name)
  } catch {
    return null
  }
}

/** @throws where the browser stores nothing */
export const keepKey = (key: string): void => sessionStorage.setItem(name, key)
