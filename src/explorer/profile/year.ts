import { createContext } from 'preact'
import { useContext } from 'preact/hooks'

/** The year whose ties a profile shows; null for all times. */
export const YearContext = createContext<number | null>(null)

export const useYear = (): number | null => useContext(YearContext)

interface Dated {
  readonly node: { readonly start?: string | null }
}

/** What ties lead to events, without those of later years: that somebody took part has no date of its own. */
export function upToYear<Edge extends Dated>(
  { totalCount, edges }: { readonly totalCount: number; readonly edges: readonly Edge[] },
  year: number | null,
): { readonly totalCount: number; readonly edges: readonly Edge[] } {
  const upTo = edges.filter(({ node }) => !isAfterYear(node.start, year))
  return { totalCount: totalCount - edges.length + upTo.length, edges: upTo }
}

/** Whether a date is known to lie after a year; `196X` is taken for the first of its years, `XXXX` for none. */
export function isAfterYear(date: string | null | undefined, year: number | null): boolean {
  const [digits] = /^\d{3}[\dX]/.exec(date ?? '') ?? []
  return year !== null && digits !== undefined && Number(digits.replace('X', '0')) > year
}
