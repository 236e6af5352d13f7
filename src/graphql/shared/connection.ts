import { type ClassType, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql'
import type { Placed } from '../../graph/filters/cells.js'
import type { Window } from '../../graph/filters/order.js'
import { encodeCursor } from './cursor.js'
import type { PageArgs } from './page.js'

@ObjectType({ description: 'Where a page lies in its list.', simpleResolvers: true })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more comes after this page. Always known going forward (`first`).' })
  hasNextPage!: boolean

  @Field(() => Boolean, { description: 'Whether more comes before this page. Always known going backward (`last`).' })
  hasPreviousPage!: boolean

  @Field(() => String, { nullable: true, description: 'The cursor of the first row; null on an empty page.' })
  startCursor!: string | null

  @Field(() => String, { nullable: true, description: 'The cursor of the last row; null on an empty page.' })
  endCursor!: string | null
}

export interface Edge {
  /** Null where no cursor is selected. */
  readonly cursor: string | null
  readonly node: unknown
}

export interface Connection {
  readonly edges: readonly Edge[]
  readonly pageInfo: PageInfo
  /** Asked for when the field is selected, and only then. */
  readonly count: () => number | Promise<number>
}

/** The resolvers of all connection types that were made; the schema is built with them. */
export const connectionResolvers: (new () => object)[] = []

type TypeThunk = () => ClassType | object

export interface ConnectionShape {
  /** `CityTwinning` makes `CityTwinningConnection` and `CityTwinningEdge`. */
  readonly name: string
  readonly node: TypeThunk
  /** What of the relationship stands on the edge beside the node. */
  readonly tie?: {
    readonly field: string
    readonly type: TypeThunk
    readonly list?: true
    readonly description: string
  }
  /** `What the edge's node is.` */
  readonly description: string
}

/** Makes the connection and edge types of a list, as the Relay specification draws them. */
export function connectionType({ name, node, tie, description }: ConnectionShape): ClassType {
  @ObjectType(`${name}Edge`, { description: `A row of ${name}Connection.`, simpleResolvers: true })
  class EdgeType {
    @Field(() => String, { description: 'The place in the list, for `after` and `before`.' })
    cursor!: string

    @Field(() => node() as ClassType, { description })
    node!: unknown
  }
  if (tie) {
    const type = () => (tie.list ? [tie.type() as ClassType] : (tie.type() as ClassType))
    Field(type as () => ClassType, { description: tie.description })(EdgeType.prototype, tie.field)
  }

  @ObjectType(`${name}Connection`, { description: `A page of a list. ${description}`, simpleResolvers: true })
  class ConnectionType {
    @Field(() => [EdgeType], { description: 'The rows.' })
    edges!: EdgeType[]

    @Field(() => PageInfo, { description: 'Where the page lies in the list.' })
    pageInfo!: PageInfo
  }

  @Resolver(() => ConnectionType)
  class ConnectionResolver {
    @FieldResolver(() => Int, { description: 'How many rows the whole list has. Counted only when asked for.' })
    totalCount(@Root() { count }: Connection): number | Promise<number> {
      return count()
    }
  }
  connectionResolvers.push(ConnectionResolver)
  return ConnectionType
}

/** What a list needs to know of its rows. */
export interface RowsOf<T> {
  /** The list's name, which its cursors carry; asked for where there are any. */
  readonly list: () => string
  readonly args: PageArgs
  readonly window: Window
  /** As read: in the window's order, one more than the page may hold. */
  readonly rows: readonly Placed<T>[]
  edge(row: T): { readonly node: unknown } & Readonly<Record<string, unknown>>
  count(): number | Promise<number>
}

/** The connection of the rows that were read for a window. */
export function connectionFrom<T>({ list, args, window, rows, edge, count }: RowsOf<T>): Connection {
  const { backward } = window
  const size = window.limit - 1
  const more = rows.length > size
  const page = backward ? rows.slice(0, size).reverse() : rows.slice(0, size)
  const edges = page.map(
    ({ row, position }): Edge => ({ cursor: position && encodeCursor(list(), position), ...edge(row) }),
  )
  return {
    edges,
    pageInfo: {
      hasNextPage: backward ? args.before != null : more,
      hasPreviousPage: backward ? more : args.after != null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    count,
  }
}
