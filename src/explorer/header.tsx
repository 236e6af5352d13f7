import { SearchBox } from './search/search-box.js'
import type { Theme, ThemeChoice } from './state/use-theme.js'
import { themeChoices } from './state/use-theme.js'
import type { ChangeView } from './state/use-view-state.js'
import { type Language, languages, pages, type ViewState } from './state/view-state.js'
import { isTrustedOnly } from './trusted-only.js'
import { useWords } from './words/words.js'

const languageNames: Readonly<Record<Language, string>> = { en: 'English', it: 'Italiano' }

interface Props {
  readonly state: ViewState
  readonly language: Language
  readonly theme: Theme
  readonly change: ChangeView
  readonly onSelect: (id: string) => void
}

export function Header({ state, language, theme, change, onSelect }: Props) {
  const words = useWords()
  return (
    <header class="header">
      <h1 class="brand">
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M4 11 12 5" class="mark-tie" />
          <circle cx="4" cy="11" r="3" class="mark-one" />
          <circle cx="12" cy="5" r="3" class="mark-other" />
        </svg>
        {words.title}
      </h1>
      <SearchBox language={language} label={words.search.label} example={words.search.example} onSelect={onSelect} />
      <nav class="pages" aria-label={words.pagesLabel}>
        {pages.map((page) => (
          <button
            key={page}
            type="button"
            aria-current={page === state.page ? 'page' : undefined}
            onClick={() => change({ page })}
          >
            {words.pages[page]}
          </button>
        ))}
        {!isTrustedOnly && <a href="playground/">{words.playground}</a>}
      </nav>
      <div class="settings">
        <select
          aria-label={words.language}
          value={language}
          onChange={({ currentTarget }) => change({ language: currentTarget.value as Language }, { replace: true })}
        >
          {languages.map((one) => (
            <option key={one} value={one} lang={one}>
              {languageNames[one]}
            </option>
          ))}
        </select>
        <select
          aria-label={words.theme}
          value={theme.choice}
          onChange={({ currentTarget }) => theme.choose(currentTarget.value as ThemeChoice)}
        >
          {themeChoices.map((one) => (
            <option key={one} value={one}>
              {words.themes[one]}
            </option>
          ))}
        </select>
      </div>
    </header>
  )
}
