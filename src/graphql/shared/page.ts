import { IsOptional, Length, Min } from 'class-validator'
import { ArgsType, Field, Int } from 'type-graphql'
import { invalidInput, limitExceeded } from '../../domain/errors.js'
import { end, type Position, start, type Window } from '../../graph/window.js'
import { limits } from '../../limits.js'
import { decodeCursor } from './cursor.js'

@ArgsType()
export class ForwardPageArgs {
  @Field(() => Int, {
    nullable: true,
    description: `How many from the start, or after \`after\`: ${limits.pageDefault_rows} where nothing is said, at most ${limits.pageMax_rows}.`,
  })
  @IsOptional()
  @Min(0)
  first?: number

  @Field(() => String, { nullable: true, description: 'A cursor of this list: what comes after it.' })
  @IsOptional()
  @Length(1, limits.cursorMax_chars)
  after?: string
}

@ArgsType()
export class PageArgs extends ForwardPageArgs {
  @Field(() => Int, {
    nullable: true,
    description: `How many from the end, or before \`before\`, at most ${limits.pageMax_rows}; instead of \`first\`.`,
  })
  @IsOptional()
  @Min(0)
  last?: number

  @Field(() => String, { nullable: true, description: 'A cursor of this list: what comes before it.' })
  @IsOptional()
  @Length(1, limits.cursorMax_chars)
  before?: string
}

/** The asked number of rows, within the bound. */
function rowsOf(name: 'first' | 'last', count: number): number {
  if (count > limits.pageMax_rows)
    throw limitExceeded(
      `${name} is ${count}; a page has at most ${limits.pageMax_rows} rows. Ask for fewer, and for the rest with a cursor.`,
      {
        limit: limits.pageMax_rows,
        given: count,
      },
    )
  return count
}

/** The number of rows that `first` asks for. */
export const firstOf = ({ first }: ForwardPageArgs): number => rowsOf('first', first ?? limits.pageDefault_rows)

/**
 * The part of a list that the arguments ask for, with one row more than that, which says
 * whether there is a next page.
 */
export function windowOf(args: PageArgs, list: string): Window {
  const { first, last, after, before } = args
  if (first != null && last != null) throw invalidInput('Give first or last, not both.')
  const position = (name: 'after' | 'before', cursor: string | undefined, open: Position): Position =>
    cursor == null ? open : decodeCursor(cursor, list, name)
  return {
    after: position('after', after, start),
    before: position('before', before, end),
    order: last == null ? 'ASC' : 'DESC',
    limit: (last == null ? firstOf(args) : rowsOf('last', last)) + 1,
  }
}
