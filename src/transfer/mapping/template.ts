import { type Filter, filters } from './filters.js'

/** The cells of a row by the names of their columns, trimmed; '' where nothing is said. */
export type Cells = { readonly [column: string]: string }

/** Told what is wrong with a row. */
export type Complain = (what: string) => void

/**
 * A text with columns in braces, such as `wd:{wikidata_id}`; a filter behind a bar makes something else of the cell:
 * `ct:city/sisters-{name|slug}`. Without braces it is itself in every row.
 */
export interface Template {
  readonly text: string
  readonly columns: readonly string[]
  /** '' where one of its columns is empty. */
  fill(cells: Cells, complain: Complain): string
}

interface Hole {
  readonly column: string
  readonly through: readonly Filter[]
}

/** A template, or what is wrong with its text. */
export function templateOf(text: string): Template | { readonly fault: string } {
  // Texts stand at the even places, what is in braces at the odd ones.
  const pieces = text.split(/\{([^{}]*)\}/)
  if (pieces.some((piece, i) => i % 2 === 0 && /[{}]/.test(piece))) return { fault: 'a brace without its other' }
  const holes: Hole[] = []
  for (const hole of pieces.filter((_, i) => i % 2 === 1)) {
    const [column = '', ...names] = hole.split('|').map((part) => part.trim())
    const unknown = names.find((name) => !Object.hasOwn(filters, name))
    if (column === '') return { fault: 'braces without the name of a column' }
    if (unknown !== undefined)
      return { fault: `'${unknown}' is not a filter; there are ${Object.keys(filters).join(', ')}` }
    holes.push({ column, through: names.map((name) => filters[name] as Filter) })
  }
  const texts = pieces.filter((_, i) => i % 2 === 0)
  return {
    text,
    columns: holes.map(({ column }) => column),
    fill(cells, complain) {
      let filled = texts[0] ?? ''
      for (const [i, hole] of holes.entries()) {
        const cell = through(hole, cells[hole.column] ?? '', complain)
        if (cell === '') return ''
        filled += `${cell}${texts[i + 1]}`
      }
      return filled
    },
  }
}

function through({ column, through: each }: Hole, cell: string, complain: Complain): string {
  let text = cell
  for (const filter of each) {
    if (text === '') return ''
    const made = filter(text)
    if (typeof made !== 'string') {
      complain(`${column}: ${made.fault}`)
      return ''
    }
    text = made
  }
  return text
}
