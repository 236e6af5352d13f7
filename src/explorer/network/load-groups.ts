import { ask } from '../api/ask.js'
import { AgreementSignatories, MoreMembers, MoreSignatories, ProgrammeMembers } from '../api/generated.js'
import type { Layer, ViewState } from '../state/view-state.js'
import { allPages } from './all-pages.js'
import { dateOf, sourceFilter } from './choice-filters.js'
import type { GroupMember, SharedGroup } from './network.js'

export type SharedLayer = Exclude<Layer, 'twinnings'>

type GroupChoice = Pick<ViewState, 'source' | 'asOf'> & { readonly language: string }

/**
 * Agreements or programmes with the cities that have signed or joined them, the largest first. So long as their ties
 * are: a list of who belongs to what, where pairs would be its square.
 *
 * @throws ApiError
 */
export const loadGroups = (layer: SharedLayer, choice: GroupChoice, signal: AbortSignal): Promise<SharedGroup[]> =>
  layer === 'agreements' ? loadAgreements(choice, signal) : loadProgrammes(choice, signal)

async function loadAgreements({ language, ...choice }: GroupChoice, signal: AbortSignal): Promise<SharedGroup[]> {
  const fixed = { asOf: dateOf(choice.asOf), where: sourceFilter(choice) }
  const pages = await allPages(
    async (after) => (await ask(AgreementSignatories, { ...fixed, language, after }, signal)).agreements,
  )
  return groupsOf(pages, {
    listOf: ({ signatories }) => signatories,
    more: async (group, after) =>
      (await ask(MoreSignatories, { ...fixed, group, after }, signal)).agreement?.signatories,
    datesOf: ({ signature }) => ({ since: signature.on ?? null, until: null }),
  })
}

async function loadProgrammes({ language, ...choice }: GroupChoice, signal: AbortSignal): Promise<SharedGroup[]> {
  const fixed = { asOf: dateOf(choice.asOf), where: sourceFilter(choice) }
  const pages = await allPages(
    async (after) => (await ask(ProgrammeMembers, { ...fixed, language, after }, signal)).programmes,
  )
  return groupsOf(pages, {
    listOf: ({ members }) => members,
    more: async (group, after) => (await ask(MoreMembers, { ...fixed, group, after }, signal)).programme?.members,
    datesOf: ({ membership }) => ({ since: membership.since ?? null, until: membership.until ?? null }),
  })
}

interface Member {
  readonly node: { readonly __typename: string; readonly id: string }
}

interface MemberPage<Edge> {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
  readonly edges: readonly Edge[]
}

interface Reading<Node, Edge> {
  /** The first page of a group's members, which comes with it. */
  listOf(node: Node): MemberPage<Edge>
  more(group: string, after: string): Promise<MemberPage<Edge> | null | undefined>
  datesOf(edge: Edge): Omit<GroupMember, 'id'>
}

/** The cities in each of the groups. */
async function groupsOf<Node extends { readonly id: string; readonly name: string }, Edge extends Member>(
  pages: readonly { readonly edges: readonly { readonly node: Node }[] }[],
  { listOf, more, datesOf }: Reading<Node, Edge>,
): Promise<SharedGroup[]> {
  const groups: SharedGroup[] = []
  for (const { node: group } of pages.flatMap(({ edges }) => edges)) {
    const lists = await allPages(async (after) => (after === null ? listOf(group) : more(group.id, after)))
    const cities = lists.flatMap(({ edges }) => edges).filter(({ node }) => node.__typename === 'City')
    groups.push({
      id: group.id,
      name: group.name,
      members: cities.map((edge) => ({ id: edge.node.id, ...datesOf(edge) })),
    })
  }
  return groups
}
