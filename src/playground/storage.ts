const PREFIX = 'cityties:'

const ownKeys = (): string[] => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX))

/**
 * The browser's storage under names of our own. GraphiQL's names are the same in every project, and
 * localhost:4000 is the origin of many: without this, a visitor would find another project's tabs, not the tour.
 */
export const storage = {
  getItem: (key: string): string | null => localStorage.getItem(PREFIX + key),
  setItem: (key: string, value: string): void => localStorage.setItem(PREFIX + key, value),
  removeItem: (key: string): void => localStorage.removeItem(PREFIX + key),
  clear: (): void => {
    for (const key of ownKeys()) localStorage.removeItem(key)
  },
  get length(): number {
    return ownKeys().length
  },
}
