import { invalidInput } from '../../domain/errors.js'
import type { FieldShape, Shape } from './shape.js'

type Values = Readonly<Record<string, unknown>>

/** Rows of which each has what `shape` says; anything may be missing, or null. */
export interface Table {
  readonly shape: Shape
  readonly rows: readonly Values[]
}

/** A field of an object, null where there is none; whatever names clients invent, only its own. */
export const fieldOf = (object: unknown, name: string): unknown =>
  typeof object === 'object' && object !== null && Object.hasOwn(object, name) ? (object as Values)[name] : null

const asValues = (value: unknown): Values => (typeof value === 'object' && value !== null ? (value as Values) : {})
const isRows = (field: FieldShape): boolean => field.selection !== null && (field.isList || field.isConnection)

/** Paths to the lists that no other list encloses. */
function pathsToLists(shape: Shape, above: readonly string[] = []): string[][] {
  return [...shape].flatMap(([name, field]) => {
    const path = [...above, name]
    if (isRows(field)) return [path]
    return field.selection ? pathsToLists(field.selection, path) : []
  })
}

/**
 * The table in an answer: its one list, the one that a path names, or where there is no list
 * the whole answer as one row.
 *
 * @throws invalid input, when it is not clear which list is meant
 */
export function tableIn(data: unknown, shape: Shape, path: string | null): Table {
  const lists = pathsToLists(shape).map((names) => names.join('.'))
  if (path === null && lists.length > 1)
    throw invalidInput(`The operation has several lists; say which one with table=…: ${lists.join(', ')}.`)
  const chosen = path ?? lists[0]
  if (chosen === undefined) return { shape, rows: [asValues(data)] }
  let value: unknown = data
  let field: FieldShape | undefined
  for (const name of chosen.split('.')) {
    const selection: Shape | null | undefined = field === undefined ? shape : isRows(field) ? null : field.selection
    field = selection?.get(name)
    if (!field?.selection) throw invalidInput(noSuchTable(chosen, lists))
    value = fieldOf(value, name)
  }
  return field ? tableOf(value, field) : { shape, rows: [] }
}

const noSuchTable = (path: string, lists: readonly string[]): string =>
  lists.length === 0
    ? `There is no table at '${path}': the operation has no list.`
    : `There is no table at '${path}'; the operation has ${lists.join(', ')}.`

/** Items that are null have no row. */
function tableOf(value: unknown, { selection, isList, isConnection }: FieldShape): Table {
  const shape: Shape = selection ?? new Map()
  const present = (items: unknown): Values[] =>
    (Array.isArray(items) ? items : []).filter((item) => item !== null).map(asValues)
  if (!isConnection) return { shape, rows: isList ? present(value) : value === null ? [] : [asValues(value)] }
  // Aliases may show the edges twice; the first is the list.
  const [edgesName, edges] = [...shape].find(([, { field }]) => field === 'edges') ?? []
  if (edgesName === undefined || !edges?.selection)
    throw invalidInput('A connection becomes a table by its edges; select edges { node { … } }.')
  const edge = edges.selection
  return { shape: flatShape(edge), rows: present(fieldOf(value, edgesName)).map((row) => flatRow(row, edge)) }
}

/** The fields of an edge, those of its node in the node's place. */
function flatShape(edge: Shape): Shape {
  const flat: Shape = new Map()
  for (const [name, field] of edge)
    for (const [column, inner] of field.field === 'node' && field.selection
      ? field.selection
      : [[name, field] as const]) {
      if (flat.has(column)) throw invalidInput(`Two columns would be called '${column}'; give one of them an alias.`)
      flat.set(column, inner)
    }
  return flat
}

const flatRow = (row: Values, edge: Shape): Values =>
  Object.fromEntries(
    [...edge].flatMap(([name, { field }]) => {
      const value = fieldOf(row, name)
      return field === 'node' ? Object.entries(asValues(value)) : [[name, value]]
    }),
  )
