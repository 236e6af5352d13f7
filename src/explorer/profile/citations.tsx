import type { Words } from '../words/english.js'
import { useWords } from '../words/words.js'
import { Correction, type Disputed } from './correction.js'
import type { Cited } from './load-profile.js'

/** Who says so, and where, one click away from each fact; and what to do where it is wrong. */
export function Citations({ of: citations, fact }: { of: readonly Cited[]; fact: Disputed }) {
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
            {attributes.length > 0 && ` (${words.citations.of(inWords(attributes, words))})`}
            {claimant && `; ${words.citations.says(claimant.name)}`}
            {modality !== 'STATED' && <em> {words.modality[modality]}</em>}
            <small>{`${words.citations.licence}: ${source.licence}`}</small>
          </li>
        ))}
      </ul>
      <Correction fact={fact} citations={citations} />
    </details>
  )
}

const inWords = (attributes: readonly string[], words: Words): string =>
  new Intl.ListFormat(words.locale).format(attributes.map((name) => words.attributes[name] ?? name))
