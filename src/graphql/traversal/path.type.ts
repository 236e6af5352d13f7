import { Field, Float, Int, ObjectType } from 'type-graphql'
import { NoPathReason, PathLength } from '../../analytics/find-paths.js'
import { registerEnum } from '../shared/enums.js'

registerEnum(PathLength, 'PathLength', 'What the length of a path is measured by.', {
  HOPS: 'How many ties it takes.',
  DISTANCE:
    'Kilometres along great circles, tie by tie. Ties of which an end’s coordinates are not known are not taken.',
})
registerEnum(NoPathReason, 'NoPathReason', 'Why there is no path.', {
  UNKNOWN_START: 'Nothing in the graph has the id `from`.',
  UNKNOWN_END: 'Nothing in the graph has the id `to`.',
  START_LEFT_OUT: 'What `from` names does not fit `where`, or is of no type that such ties tie.',
  END_LEFT_OUT: 'What `to` names does not fit `where`, or is of no type that such ties tie.',
  NOT_CONNECTED: 'No chain of such ties leads from the one to the other.',
  WITHOUT_COORDINATES:
    'Chains of ties lead from the one to the other, but none of known length: see `PathLength.DISTANCE`.',
  TOO_FAR: 'There is a path, but every one is longer than `maxLength`.',
})

/** Its nodes and relationships are read where they are selected: see path.resolver.ts. */
@ObjectType({
  description:
    'A way from one thing to another that visits nothing twice: `nodes` 0 and 1 are the ends of relationship 0, and so on.',
  simpleResolvers: true,
})
export class Path {
  @Field(() => Int, {
    description: 'How many ties it takes: one fewer than `nodes` are. 0 where start and end are the same.',
  })
  hops!: number

  @Field(() => Float, {
    nullable: true,
    description:
      'Kilometres along great circles, tie by tie, such as 776.2; null where the coordinates of something on it are not known.',
  })
  lengthKm!: number | null
}

@ObjectType({ description: 'A shortest path, or why there is none.', simpleResolvers: true })
export class PathResult {
  @Field(() => Path, { nullable: true, description: 'The path; null where there is none.' })
  path!: unknown

  @Field(() => NoPathReason, {
    nullable: true,
    description: 'Why there is no path, such as `NOT_CONNECTED`; null where there is one.',
  })
  reason!: NoPathReason | null

  @Field(() => Int, { description: 'The number of the graph’s last change when this was computed.' })
  graphVersion!: number
}

@ObjectType({ description: 'Paths, or why there are none.', simpleResolvers: true })
export class PathsResult {
  @Field(() => [Path], {
    description: 'The shortest first, those of one length in the order of the ids of their nodes.',
  })
  paths!: unknown[]

  @Field(() => NoPathReason, {
    nullable: true,
    description: 'Why there is no path, such as `TOO_FAR`; null where there is one.',
  })
  reason!: NoPathReason | null

  @Field(() => Int, { description: 'The number of the graph’s last change when this was computed.' })
  graphVersion!: number
}

@ObjectType({ description: 'All shortest paths, or why there are none.', simpleResolvers: true })
export class ShortestPathsResult extends PathsResult {
  @Field(() => Float, {
    description: 'How many shortest paths there are, such as 7; more than `paths` gives where it is truncated.',
  })
  totalCount!: number

  @Field(() => Boolean, { description: 'Whether there are more than `limit`, so that `paths` does not give all.' })
  truncated!: boolean
}
