import { useEffect, useRef } from 'preact/hooks'
import { ApiError } from '../api/ask.js'
import { Failure } from '../failure.js'
import type { Answer } from '../state/use-answer.js'
import { useFocusBack } from '../state/use-focus-back.js'
import { countryName } from '../words/country-name.js'
import type { Words } from '../words/english.js'
import { useWords } from '../words/words.js'
import { AgreementSections } from './agreement-sections.js'
import { Citations } from './citations.js'
import { CitySections } from './city-sections.js'
import { Downloads } from './downloads.js'
import { KeyFacts } from './key-facts.js'
import type { Entity } from './load-profile.js'
import { MeasuresOfCity } from './measures.js'
import { OtherSections } from './other-sections.js'
import { useYear, YearContext } from './year.js'

interface Props {
  readonly id: string
  readonly answer: Answer<Entity | null>
  readonly asOf: number | null
  readonly onSelect: (id: string) => void
  readonly onPathFrom: (id: string) => void
  readonly onAllTimes: () => void
  readonly onClose: () => void
}

/** What is known of the chosen one. */
export function ProfilePanel({ id, answer, asOf, onSelect, onPathFrom, onAllTimes, onClose }: Props) {
  const words = useWords()
  const panel = useFocusBack<HTMLElement>()
  const profile = answer.value?.id === id ? answer.value : null
  // What cannot be an id is nobody's, and remains so however often it is asked for.
  const isNoId = answer.error instanceof ApiError && answer.error.code === 'BAD_USER_INPUT'
  const isUnknown = isNoId || (answer.value === null && !answer.isLoading && !answer.error)
  return (
    <aside
      ref={panel}
      class="profile"
      aria-label={words.profile.label}
      aria-busy={answer.isLoading}
      onKeyDown={({ key }) => key === 'Escape' && onClose()}
    >
      <button
        type="button"
        class="close"
        aria-label={words.profile.close}
        title={words.profile.close}
        onClick={onClose}
      >
        ×
      </button>
      {profile && (
        <YearContext.Provider value={asOf}>
          <KnownProfile
            key={profile.id}
            profile={profile}
            onSelect={onSelect}
            onPathFrom={onPathFrom}
            onAllTimes={onAllTimes}
          />
        </YearContext.Provider>
      )}
      {answer.error && !isNoId && <Failure error={answer.error} title={words.profile.failed} onRetry={answer.retry} />}
      {!profile && answer.isLoading && <p role="status">{words.loading}</p>}
      {isUnknown && <p role="status">{words.profile.unknown(id)}</p>}
    </aside>
  )
}

interface KnownProps extends Pick<Props, 'onSelect' | 'onPathFrom' | 'onAllTimes'> {
  readonly profile: Entity
}

function KnownProfile({ profile, onSelect, onPathFrom, onAllTimes }: KnownProps) {
  const words = useWords()
  const year = useYear()
  const heading = useRef<HTMLHeadingElement>(null)
  // Those who do not see the panel come are told, and go on from there.
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  return (
    <>
      <p class="kind">{kindOf(profile, words)}</p>
      <h2 ref={heading} tabIndex={-1}>
        {titleOf(profile, words)}
      </h2>
      <Names profile={profile} />
      {profile.description && <p>{profile.description}</p>}
      <KeyFacts profile={profile} onSelect={onSelect} />
      <Elsewhere profile={profile} />
      {profile.__typename === 'City' && (
        <button type="button" onClick={() => onPathFrom(profile.id)}>
          {words.profile.pathFrom}
        </button>
      )}
      <Citations
        of={profile.citations}
        fact={{ id: profile.id, text: `${kindOf(profile, words)} · ${titleOf(profile, words)}` }}
      />
      {year !== null && (
        <p class="note">
          {words.profile.ofYear(year)}{' '}
          <button type="button" onClick={onAllTimes}>
            {words.filters.remove}
          </button>
        </p>
      )}
      {profile.__typename === 'City' && <CitySections city={profile} onSelect={onSelect} />}
      {profile.__typename === 'Agreement' && <AgreementSections agreement={profile} onSelect={onSelect} />}
      {profile.__typename !== 'City' && profile.__typename !== 'Agreement' && (
        <OtherSections entity={profile} onSelect={onSelect} />
      )}
      {profile.__typename === 'City' && (
        <>
          <MeasuresOfCity city={profile} language={words.locale} onSelect={onSelect} />
          <Downloads id={profile.id} />
        </>
      )}
    </>
  )
}

function kindOf(profile: Entity, words: Words): string {
  if (profile.__typename === 'City' && profile.cityKind) return words.cityKind[profile.cityKind]
  if (profile.__typename === 'Agreement' && profile.agreementKind) return words.agreementKind[profile.agreementKind]
  return words.kinds[profile.__typename] ?? profile.__typename
}

const titleOf = (profile: Entity, words: Words): string =>
  (profile.__typename === 'Country' && countryName(profile, words)) || profile.name

/** Every spelling that a source has, each once. */
function Names({ profile }: { profile: Entity }) {
  const words = useWords()
  const all = new Set([...profile.names.map(({ text }) => text), ...profile.aliases])
  all.delete(profile.name)
  if (all.size === 0) return null
  return (
    <p class="names">
      <span class="detail">{words.profile.otherNames}: </span>
      {[...all].join(', ')}
    </p>
  )
}

function Elsewhere({ profile: { url, wikidataId } }: { profile: Entity }) {
  const words = useWords()
  return (
    <p class="elsewhere">
      {url && <OuterLink address={url} text={words.profile.website} />}
      {wikidataId && (
        <OuterLink address={`https://www.wikidata.org/wiki/${wikidataId}`} text={words.profile.wikidata} />
      )}
    </p>
  )
}

const OuterLink = ({ address, text }: { address: string; text: string }) => (
  <a href={address} rel="noreferrer noopener" target="_blank">
    {text}
  </a>
)
