/** A place in an ordered list: the sort key there and, where keys may be equal, the id that decides. */
export interface Position {
  readonly key: string
  readonly id: string
}

/** What part of a list to read: strictly between two places, from its start or from its end. */
export interface Window {
  readonly after: Position
  readonly before: Position
  readonly order: 'ASC' | 'DESC'
  readonly limit: number
}

export const start: Position = { key: '', id: '' }
/** After everything: no sort key or id holds this character. */
export const end: Position = { key: '\uffff', id: '\uffff' }
