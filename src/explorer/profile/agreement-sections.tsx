import { countryName } from '../words/country-name.js'
import { useWords } from '../words/words.js'
import { spanInWords } from './dates.js'
import { FactList } from './fact-list.js'
import type { AgreementProfile } from './load-profile.js'
import { upToYear, useYear } from './year.js'

interface Props {
  readonly agreement: AgreementProfile
  readonly onSelect: (id: string) => void
}

export function AgreementSections({ agreement: { signatories, signedAt, establishes }, onSelect }: Props) {
  const words = useWords()
  const events = upToYear(signedAt, useYear())
  return (
    <>
      <FactList
        title={words.profile.signatories}
        span="byYear"
        total={signatories.totalCount}
        onSelect={onSelect}
        facts={signatories.edges.map(({ node, signature }) => ({
          id: signature.id,
          target: node,
          after: [
            'country' in node ? countryName(node.country, words) : null,
            spanInWords(signature.on, null, words),
            words.modality[signature.modality],
          ],
          citations: signature.citations,
        }))}
      />
      <FactList
        title={words.profile.signedAt}
        span="byYear"
        total={events.totalCount}
        onSelect={onSelect}
        facts={events.edges.map(({ node, link }) => ({
          id: link.id,
          target: node,
          after: [spanInWords(node.start, node.end, words), words.modality[link.modality]],
          citations: link.citations,
        }))}
      />
      <FactList
        title={words.profile.establishes}
        total={establishes.totalCount}
        onSelect={onSelect}
        facts={establishes.edges.map(({ node, link }) => ({
          id: link.id,
          target: node,
          after: [words.modality[link.modality]],
          citations: link.citations,
        }))}
      />
    </>
  )
}
