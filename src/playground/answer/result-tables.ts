type Values = Readonly<Record<string, unknown>>

/** A list of an answer as rows. */
export interface ResultTable {
  /** The names that lead to it, with dots; empty where the answer has no list, and is one row. */
  readonly path: string
  readonly columns: readonly string[]
  /** A cell for each column; undefined where the row has none such. */
  readonly rows: readonly (readonly unknown[])[]
}

const isObject = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The rows of a Relay connection: its edges, the fields of the node in the node's place. */
function edgesOf(value: unknown): Values[] | null {
  if (!isObject(value) || !Array.isArray(value['edges'])) return null
  return value['edges'].filter(isObject).map((edge) => {
    const { node, ...beside } = edge
    return isObject(node) ? { ...beside, ...node } : edge
  })
}

/** The items of a list of objects, or of a connection; null of anything else. */
export function itemsOf(value: unknown): Values[] | null {
  if (!Array.isArray(value)) return edgesOf(value)
  return value.length > 0 && value.every((item) => item === null || isObject(item)) ? value.filter(isObject) : null
}

/** The lists of an answer that no other list encloses; the whole answer as one row where there are none. */
export function tablesIn(data: unknown): ResultTable[] {
  if (!isObject(data)) return []
  const found = listsIn(data, [])
  return found.length > 0 ? found : [tableOf([data], [])]
}

function listsIn(object: Values, above: readonly string[]): ResultTable[] {
  return Object.entries(object).flatMap(([name, value]) => {
    const path = [...above, name]
    const items = itemsOf(value)
    if (items) return [tableOf(items, path)]
    return isObject(value) ? listsIn(value, path) : []
  })
}

function tableOf(items: readonly Values[], path: readonly string[]): ResultTable {
  const flat = items.map((item) => new Map(cellsOf(item, '')))
  const titles = [...new Set(flat.flatMap((cells) => [...cells.keys()]))]
  // An object that some rows lack is null there, and has columns of its own elsewhere.
  const isWhole = (title: string): boolean =>
    flat.some((cells) => cells.get(title) != null) || !titles.some((other) => other.startsWith(`${title}.`))
  const columns = titles.filter(isWhole)
  return { path: path.join('.'), columns, rows: flat.map((cells) => columns.map((column) => cells.get(column))) }
}

/** The scalars and lists of an object; those of objects in it by their path, with dots. */
function cellsOf(object: Values, above: string): (readonly [title: string, value: unknown])[] {
  return Object.entries(object).flatMap(([name, value]) =>
    isObject(value) && edgesOf(value) === null ? cellsOf(value, `${above}${name}.`) : [[above + name, value] as const],
  )
}

/** What a cell shows to somebody who reads; of things the names. */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  const items = Array.isArray(value) ? value : edgesOf(value)
  if (items) return items.map(cellText).join(', ')
  if (!isObject(value)) return String(value)
  const name = ['name', 'title', 'code', 'id'].map((key) => value[key]).find((one) => typeof one === 'string')
  return name === undefined ? Object.values(value).map(cellText).filter(Boolean).join(' · ') : String(name)
}
