import { useWords } from '../words/words.js'
import type { Cited } from './load-profile.js'

/** Who says so, and where: one click away from each fact. */
export function Citations({ of: citations }: { of: readonly Cited[] }) {
  const words = useWords()
  if (citations.length === 0) return null
  return (
    <details class="citations">
      <summary>{words.citations.summary(citations.length)}</summary>
      <ul>
        {citations.map(({ source, locator, modality, attributes, claimant }) => (
          <li key={`${source.id} ${locator} ${modality} ${claimant?.id}`}>
            {source.url ? (
              <a href={source.url} rel="noreferrer noopener" target="_blank">
                {source.title}
              </a>
            ) : (
              <span>{source.title}</span>
            )}
            {`, ${locator}`}
            {attributes.length > 0 && ` (${words.citations.of(attributes.join(', '))})`}
            {claimant && `; ${words.citations.says(claimant.name)}`}
            {modality !== 'STATED' && <em> {words.modality[modality]}</em>}
            <small>{`${words.citations.licence}: ${source.licence}`}</small>
          </li>
        ))}
      </ul>
    </details>
  )
}
