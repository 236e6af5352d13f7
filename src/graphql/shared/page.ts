import { IsOptional, Length, Min } from 'class-validator'
import { ArgsType, Field, Int } from 'type-graphql'
import { invalidInput, limitExceeded } from '../../domain/errors.js'
import type { Window } from '../../graph/filters/order.js'
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
  first?: number | undefined

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
function rowsOf(name: 'first' | 'last', count: number, advice: string): number {
  if (count > limits.pageMax_rows)
    throw limitExceeded(`${name} is ${count}; at most ${limits.pageMax_rows} rows are given at once. ${advice}`, {
      limit: limits.pageMax_rows,
      given: count,
    })
  return count
}

/** The number of rows that `first` asks for, of a list that is only given from its start. */
export const firstOf = ({ first }: ForwardPageArgs): number =>
  rowsOf('first', first ?? limits.pageDefault_rows, 'Ask for fewer.')

const pageAdvice = 'Ask for fewer, and for the rest with a cursor.'

/**
 * The part of a list that the arguments ask for, with one row more than that, which says
 * whether there is a next page.
 *
 * @param list the list's name, which its cursors carry
 */
export function windowOf({ first, last, after, before }: PageArgs, list: string): Window {
  if (first != null && last != null) throw invalidInput('Give first or last, not both.')
  return {
    ...(after == null ? {} : { after: decodeCursor(after, list, 'after') }),
    ...(before == null ? {} : { before: decodeCursor(before, list, 'before') }),
    backward: last != null,
    limit:
      (last == null
        ? rowsOf('first', first ?? limits.pageDefault_rows, pageAdvice)
        : rowsOf('last', last, pageAdvice)) + 1,
  }
}
