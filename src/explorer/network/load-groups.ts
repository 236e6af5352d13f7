import { ask } from '../api/ask.js'
import {
  AgreementSignatories,
  type AgreementSignatoriesQuery,
  MoreMembers,
  MoreSignatories,
  ProgrammeMembers,
  type ProgrammeMembersQuery,
} from '../api/generated.js'
import type { Layer, ViewState } from '../state/view-state.js'
import { allPages } from './all-pages.js'
import { dateOf, sourceFilter } from './choice-filters.js'
import type { GroupMember, SharedGroup } from './network.js'

export type SharedLayer = Exclude<Layer, 'twinnings'>

type GroupChoice = Pick<ViewState, 'source' | 'asOf'> & { readonly language: string }

type Members = ProgrammeMembersQuery['programmes']['edges'][number]['node']['members']
type Signatories = AgreementSignatoriesQuery['agreements']['edges'][number]['node']['signatories']

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
  return groupsOf(pages, async ({ id, signatories }) => {
    const more = async (after: string): Promise<Signatories | undefined> =>
      (await ask(MoreSignatories, { ...fixed, group: id, after }, signal)).agreement?.signatories
    const lists = await allPages(async (after) => (after === null ? signatories : more(after)))
    return lists.flatMap(({ edges }) =>
      edges
        .filter(({ node }) => isCity(node))
        .map(({ node, signature }) => ({ id: node.id, since: signature.on ?? null, until: null })),
    )
  })
}

async function loadProgrammes({ language, ...choice }: GroupChoice, signal: AbortSignal): Promise<SharedGroup[]> {
  const fixed = { asOf: dateOf(choice.asOf), where: sourceFilter(choice) }
  const pages = await allPages(
    async (after) => (await ask(ProgrammeMembers, { ...fixed, language, after }, signal)).programmes,
  )
  return groupsOf(pages, async ({ id, members }) => {
    const more = async (after: string): Promise<Members | undefined> =>
      (await ask(MoreMembers, { ...fixed, group: id, after }, signal)).programme?.members
    const lists = await allPages(async (after) => (after === null ? members : more(after)))
    return lists.flatMap(({ edges }) =>
      edges
        .filter(({ node }) => isCity(node))
        .map(({ node, membership }) => ({
          id: node.id,
          since: membership.since ?? null,
          until: membership.until ?? null,
        })),
    )
  })
}

const isCity = ({ __typename }: { readonly __typename: string }): boolean => __typename === 'City'

async function groupsOf<Node extends { readonly id: string; readonly name: string }>(
  pages: readonly { readonly edges: readonly { readonly node: Node }[] }[],
  membersOf: (node: Node) => Promise<readonly GroupMember[]>,
): Promise<SharedGroup[]> {
  const groups: SharedGroup[] = []
  for (const { node } of pages.flatMap(({ edges }) => edges))
    groups.push({ id: node.id, name: node.name, members: await membersOf(node) })
  return groups
}
