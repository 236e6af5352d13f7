import { useState } from 'preact/hooks'
import { Failure } from '../failure.js'
import { useAnswer } from '../state/use-answer.js'
import { useWords } from '../words/words.js'
import { FactList } from './fact-list.js'
import { loadTies, type OtherProfile, type ProfileChoice } from './load-profile.js'
import { tieGroups } from './tie-groups.js'
import { useYear } from './year.js'

interface Props {
  readonly entity: OtherProfile
  readonly onSelect: (id: string) => void
}

/** All ties by what they are, a page of them at a time. */
export function OtherSections({ entity, onSelect }: Props) {
  const words = useWords()
  const { id, relationships } = entity
  const choice: ProfileChoice = { select: id, asOf: useYear(), language: words.locale }
  const [pages_count, setPagesCount] = useState(1)
  const answer = useAnswer(JSON.stringify([choice, pages_count]), (signal) =>
    loadTies(choice, relationships, pages_count, signal),
  )
  // What is known may be of another year or language.
  const edges = answer.value?.first === relationships ? answer.value.edges : relationships.edges
  const isAll = edges.length >= relationships.totalCount
  return (
    <>
      {tieGroups(id, edges, words).map(({ title, edges: group }) => (
        <FactList
          key={title}
          title={title}
          total={isAll ? group.length : null}
          onSelect={onSelect}
          facts={group.map(({ node, relationship }) => ({
            id: relationship.id,
            target: node,
            after: [words.modality[relationship.modality]],
            citations: relationship.citations,
          }))}
        />
      ))}
      {answer.error && <Failure error={answer.error} title={words.profile.failed} onRetry={answer.retry} />}
      {!isAll && !answer.error && (
        <p class="note">
          {words.profile.more(edges.length, relationships.totalCount)}{' '}
          <button type="button" disabled={answer.isLoading} onClick={() => setPagesCount(pages_count + 1)}>
            {words.profile.loadMore}
          </button>
        </p>
      )}
    </>
  )
}
