import { type CityTiesError, invalidInput } from '../../domain/errors.js'

/** A place in a statement as people count: both from 1, the column in UTF-16 code units. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** What is wrong with a statement, and where. */
export const refusal = ({ line, column }: Place, message: string): CityTiesError =>
  invalidInput(`Line ${line}, column ${column}: ${message}`, { line, column })
