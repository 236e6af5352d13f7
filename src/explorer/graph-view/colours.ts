/** Told apart also by those who see fewer colours, as far as nine can be; each at least 3:1 against the background. */
const light: GroupColours = {
  groups: ['#1d4ed8', '#c2410c', '#047857', '#a21caf', '#a16207', '#0e7490', '#be123c', '#6d28d9', '#4d7c0f'],
  other: '#64748b',
  none: '#a3adba',
  background: '#fbfaf6',
}

const dark: GroupColours = {
  groups: ['#60a5fa', '#fb923c', '#34d399', '#e879f9', '#facc15', '#22d3ee', '#fb7185', '#a78bfa', '#a3e635'],
  other: '#94a3b8',
  none: '#5b6b7d',
  background: '#16222a',
}

export interface GroupColours {
  readonly groups: readonly string[]
  /** Of what is in a smaller group. */
  readonly other: string
  /** Of what is in none; fainter, and lighter than the lightest line that must be read. */
  readonly none: string
  readonly background: string
}

export const groupColours: { readonly light: GroupColours; readonly dark: GroupColours } = { light, dark }

const mixtures = new Map<string, string>()
const mixturesMax_count = 500

/**
 * `#rrggbb`, a share of the first and the rest of the second: what a lighter line looks like, without transparency.
 * Remembered, as each line of a network asks for one of a few.
 */
export function mixed(colour: string, into: string, share: number): string {
  const key = `${colour}${into}${share}`
  const known = mixtures.get(key)
  if (known !== undefined) return known
  const parts = [1, 3, 5].map((at) => {
    const [a, b] = [colour, into].map((one) => Number.parseInt(one.slice(at, at + 2), 16))
    return Math.round((a ?? 0) * share + (b ?? 0) * (1 - share))
      .toString(16)
      .padStart(2, '0')
  })
  const mixture = `#${parts.join('')}`
  if (mixtures.size >= mixturesMax_count) mixtures.clear()
  mixtures.set(key, mixture)
  return mixture
}
