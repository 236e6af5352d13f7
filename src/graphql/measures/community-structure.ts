import { Max, Min } from 'class-validator'
import { ArgsType, Field, Float, Int } from 'type-graphql'
import { communitiesAlgorithm } from '../../compute/algorithms.js'
import type { CommunityOfNodes } from '../../compute/communities.js'
import type { Caller } from '../../compute/jobs.js'
import type { CommunityOptions, Measured } from '../../compute/measured.js'
import { type ComputationSource, computationOf } from './computation.type.js'

@ArgsType()
export class CommunityArgs implements CommunityOptions {
  @Field(() => Int, { defaultValue: 1, description: 'Of the random order in which nodes are moved.' })
  seed!: number

  @Field(() => Float, {
    defaultValue: 1,
    description: 'Above 1 for smaller communities, below for larger (Reichardt and Bornholdt 2006), from 0.01 to 100.',
  })
  @Min(0.01)
  @Max(100)
  resolution!: number
}

/** What a `CommunityStructure` is resolved from. */
export interface StructureRecord {
  readonly modularity: number | null
  readonly count: number
  readonly computation: ComputationSource
  readonly measured: Measured
  readonly list: readonly CommunityOfNodes[]
  /** By node of the graph, the number that `CommunityOfNodes` has for its community. */
  readonly communityOf: Int32Array
}

/** What a `Community` is resolved from. */
export interface CommunityRecord extends CommunityOfNodes {
  readonly size: number
  readonly structure: StructureRecord
}

/** The communities of a part of the graph; all who ask for the same share what is computed. */
export async function structureOf(
  measured: Measured,
  { seed, resolution }: CommunityOptions,
  caller: Caller,
): Promise<StructureRecord> {
  const { modularity, communities_count, communityOf, iterations, list } = await measured.communities(
    { seed, resolution },
    caller,
  )
  const computation = computationOf(measured, communitiesAlgorithm({ seed, resolution }, iterations))
  return { modularity, count: communities_count, computation, measured, list, communityOf }
}

/** @param place in the list of the structure's communities, from 0 */
export function communityRecord(structure: StructureRecord, place: number): CommunityRecord {
  const community = structure.list[place] as CommunityOfNodes
  return { ...community, number: place + 1, size: community.members.length, structure }
}
