import { statedStatus } from '../network/stated-status.js'
import { countryName } from '../words/country-name.js'
import type { Words } from '../words/english.js'
import { useWords } from '../words/words.js'
import { sinceInWords, spanInWords, untilInWords } from './dates.js'
import { FactList } from './fact-list.js'
import type { CityProfile } from './load-profile.js'
import { upToYear, useYear } from './year.js'

interface Props {
  readonly city: CityProfile
  readonly onSelect: (id: string) => void
}

export function CitySections({ city, onSelect }: Props) {
  const words = useWords()
  const { twinnings, memberships, signatures, universities } = city
  const titles = words.profile
  return (
    <>
      <FactList
        title={titles.twins}
        total={twinnings.totalCount}
        onSelect={onSelect}
        facts={twinnings.edges.map(({ node, twinning }) => {
          const status = statedStatus(twinning.status, twinning.citations)
          return {
            id: twinning.id,
            target: node,
            after: [
              countryName(node.country, words),
              twinning.kind === 'TWINNING' ? null : words.twinningKind[twinning.kind],
              sinceInWords(twinning.since, words),
              untilInWords(twinning.until, words),
              status && words.status[status],
              words.modality[twinning.modality],
            ],
            citations: twinning.citations,
          }
        })}
      />
      <FactList
        title={titles.agreements}
        span="byYear"
        total={signatures.totalCount}
        onSelect={onSelect}
        facts={signatures.edges.map(({ node, signature }) => ({
          id: signature.id,
          target: node,
          after: [
            spanInWords(signature.on, null, words),
            words.modality[signature.modality],
            othersOf(node.signatories, city.id, words),
          ],
          citations: signature.citations,
        }))}
      />
      <FactList
        title={titles.programmes}
        total={memberships.totalCount}
        onSelect={onSelect}
        facts={memberships.edges.map(({ node, membership }) => ({
          id: membership.id,
          target: node,
          after: [
            membership.role && words.roles[membership.role],
            sinceInWords(membership.since, words),
            untilInWords(membership.until, words),
            words.modality[membership.modality],
          ],
          citations: membership.citations,
        }))}
      />
      <Timeline city={city} onSelect={onSelect} />
      <FactList
        title={titles.universities}
        total={universities.totalCount}
        onSelect={onSelect}
        facts={universities.edges.map(({ node, link }) => ({
          id: link.id,
          target: node,
          after: [words.modality[link.modality]],
          citations: link.citations,
        }))}
      />
    </>
  )
}

/** Events from the first to the last, those without a date at the end. */
function Timeline({ city: { participations }, onSelect }: Props) {
  const words = useWords()
  const { totalCount, edges } = upToYear(participations, useYear())
  const inOrder = [...edges].sort((a, b) => (a.node.start ?? '~').localeCompare(b.node.start ?? '~', 'en'))
  return (
    <div class="timeline">
      <FactList
        title={words.profile.events}
        span="byYear"
        total={totalCount}
        onSelect={onSelect}
        facts={inOrder.map(({ node, participation }) => ({
          id: participation.id,
          target: node,
          before: spanInWords(node.start, node.end, words),
          after: [participation.role && words.roles[participation.role], words.modality[participation.modality]],
          citations: participation.citations,
        }))}
      />
    </div>
  )
}

interface Signatories {
  readonly totalCount: number
  readonly edges: readonly { readonly node: { readonly id: string; readonly name: string } }[]
}

/** Who has signed beside a city. */
function othersOf({ totalCount, edges }: Signatories, id: string, words: Words): string | null {
  const others = edges.filter(({ node }) => node.id !== id).map(({ node }) => node.name)
  if (others.length === 0) return null
  return words.profile.signedWith(others, totalCount - 1 - others.length)
}
