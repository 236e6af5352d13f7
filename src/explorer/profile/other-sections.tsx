import { useWords } from '../words/words.js'
import { FactList } from './fact-list.js'
import type { OtherProfile } from './load-profile.js'

interface Props {
  readonly entity: OtherProfile
  readonly onSelect: (id: string) => void
}

/** All ties in one list, each read from this end. */
export function OtherSections({ entity, onSelect }: Props) {
  const words = useWords()
  const { relationships } = entity
  return (
    <FactList
      title={words.profile.ties}
      total={relationships.totalCount}
      onSelect={onSelect}
      facts={relationships.edges.map(({ node, relationship }) => {
        const [forwards, backwards] = words.relationship[relationship.type]
        return {
          id: relationship.id,
          target: node,
          before: relationship.from.id === entity.id ? forwards : backwards,
          after: [words.modality[relationship.modality]],
          citations: relationship.citations,
        }
      })}
    />
  )
}
