import { IsOptional } from 'class-validator'
import { ArgsType, type ClassType, Field } from 'type-graphql'
import type { Filter } from '../../graph/filters/filter.js'
import type { ListQuery } from '../../graph/filters/list-query.js'
import type { OrderTerm } from '../../graph/filters/order.js'
import { PageArgs, windowOf } from '../shared/page.js'
import { PartialDateScalar } from '../shared/scalars.js'

/** The arguments of a list: which rows, in which order, which page of them. */
export interface ListArgs extends PageArgs {
  readonly where?: Filter
  readonly orderBy?: readonly OrderTerm[]
  readonly asOf?: string
}

@ArgsType()
export class AsOfPageArgs extends PageArgs {
  @Field(() => PartialDateScalar, {
    nullable: true,
    description:
      'Only ties that can have held on a day of this date, also in conditions; all times where nothing is said. A tie of unknown start is taken to have held.',
  })
  @IsOptional()
  asOf?: string
}

/** The arguments class of a list with a filter and an order. */
export function listArgs(filter: ClassType, order: ClassType): ClassType<ListArgs> {
  @ArgsType()
  class FilteredListArgs extends AsOfPageArgs {
    @Field(() => filter, { nullable: true, description: 'Only rows for which this holds.' })
    @IsOptional()
    where?: Filter

    @Field(() => [order], { nullable: true, description: 'By name where nothing is said.' })
    @IsOptional()
    orderBy?: OrderTerm[]
  }
  return FilteredListArgs
}

/** The list's name with what its cursors depend on. */
export const orderedList = (list: string, { orderBy }: ListArgs): string =>
  [
    list,
    ...(orderBy ?? []).map(({ field, direction, nulls }) => `by ${field} ${direction ?? 'ASC'} ${nulls ?? 'LAST'}`),
  ].join(' ')

/** What the arguments ask of the graph. */
export const listQuery = (args: ListArgs, list: string): ListQuery => ({
  where: args.where ?? undefined,
  orderBy: args.orderBy ?? undefined,
  asOf: args.asOf ?? undefined,
  window: windowOf(args, list),
})
