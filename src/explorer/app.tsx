import { useCallback, useEffect, useMemo, useState } from 'preact/hooks'
import { OpenDashboard } from './dashboard/open-dashboard.js'
import { FilterPanel } from './filters/filter-panel.js'
import { NetworkOpener } from './graph-view/opener.js'
import { Header } from './header.js'
import { MapPage } from './map/map-page.js'
import { focusOn, noFocus } from './network/focus.js'
import { keyOfChoice, loadNetwork, type NetworkChoice } from './network/load-network.js'
import { routeOf, withRoute } from './network/route.js'
import { withOwnTies } from './network/shared-ties.js'
import { keyOfPaths, loadPaths, type PathChoice } from './paths/load-paths.js'
import { PathPanel } from './paths/path-panel.js'
import { keyOfProfile, loadProfile, type ProfileChoice, relatedTo } from './profile/load-profile.js'
import { ProfilePanel } from './profile/profile-panel.js'
import { StartPanel } from './start-panel.js'
import { useAnswer } from './state/use-answer.js'
import { useSlow } from './state/use-slow.js'
import { useTheme } from './state/use-theme.js'
import { useViewState } from './state/use-view-state.js'
import { type Camera, noFilters } from './state/view-state.js'
import { StatusBar } from './status-bar.js'
import { NetworkTable } from './table/network-table.js'
import { preferredLanguage, WordsContext, wordsIn } from './words/words.js'

/** The whole page: what is shown is in the address, what is known comes from the GraphQL API. */
export function App() {
  const [state, change] = useViewState()
  const theme = useTheme()
  const language = state.language ?? preferredLanguage()
  const words = wordsIn[language]
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])

  const [isNew, setIsNew] = useState(true)
  /** Somebody has said where a path begins, and not yet where it ends. */
  const [seeksEnd, setSeeksEnd] = useState(false)
  const isAsked = state.select !== null || state.from !== null || state.to !== null
  const isStart = isNew && !isAsked && state.page === 'map'

  const choice: NetworkChoice = { ...state, language }
  const network = useAnswer(keyOfChoice(choice), (signal, report) => loadNetwork(choice, { signal, report }))
  const profileChoice: ProfileChoice = { ...state, language }
  const profile = useAnswer(keyOfProfile(profileChoice), (signal) => loadProfile(profileChoice, signal))
  const chosen = profile.value?.id === state.select ? profile.value : null
  const current = profile.isLoading || profile.error ? null : (profile.value?.id ?? null)
  // A link to what was merged into another goes on to that one.
  useEffect(() => {
    if (current !== null && current !== state.select) change({ select: current }, { replace: true })
  }, [current, state.select, change])
  useEffect(() => {
    const name = chosen?.name ?? (state.page === 'map' ? null : words.pages[state.page])
    document.title = name === null ? words.title : `${name} – ${words.title}`
  }, [chosen, state.page, words])
  const related = useMemo(() => relatedTo(chosen), [chosen])
  const pathChoice: PathChoice = { ...state, language }
  const paths = useAnswer(keyOfPaths(pathChoice), (signal) => loadPaths(pathChoice, signal))
  const found = paths.isLoading || paths.isCancelled || paths.error ? null : paths.value?.paths
  const route = useMemo(() => (found && found.length > 0 ? routeOf(found) : null), [found])
  const shown = useMemo(() => {
    const whole = network.value && withOwnTies(network.value, state.select)
    return whole && route ? withRoute(whole, route) : whole
  }, [network.value, route, state.select])
  // What is drawn is of the filters before; the status bar says what becomes of these.
  const isSlow = useSlow(network.isLoading)
  const isOld =
    state.page !== 'dashboard' && shown !== null && (isSlow || network.isCancelled || network.error !== null)
  const focus = useMemo(
    () => (shown ? focusOn(shown, { route, chosen: state.select, related }) : noFocus),
    [shown, route, state.select, related],
  )
  // The map then looks at what is chosen; what is closed leaves it where it is.
  const select = useCallback(
    (id: string) => {
      setIsNew(false)
      change({ select: id, camera: null, spot: null })
    },
    [change],
  )
  const stopSeeking = useCallback(() => setSeeksEnd(false), [])
  const findPathFrom = (id: string): void => {
    change({ from: id, to: null, camera: null, spot: null })
    setSeeksEnd(true)
  }
  const keepCamera = useCallback((camera: Camera) => change({ camera }, { replace: true }), [change])

  return (
    <WordsContext.Provider value={words}>
      {/* biome-ignore lint/a11y/useValidAnchor: it goes to a part of the page, and leaves the address as it is */}
      <a
        class="skip"
        href="#view"
        onClick={(event) => {
          // What is shown is in the address, and this is no part of it.
          event.preventDefault()
          document.getElementById('view')?.focus()
        }}
      >
        {words.skip}
      </a>
      <Header state={state} language={language} theme={theme} change={change} onSelect={select} />
      <main class={state.select === null && !isStart ? 'page' : 'page has-profile'}>
        <div class="side">
          <FilterPanel state={state} language={language} isLoading={network.isLoading} change={change} />
          <PathPanel
            state={state}
            language={language}
            answer={paths}
            seeksEnd={seeksEnd}
            onSeeking={stopSeeking}
            change={change}
            onSelect={select}
          />
        </div>
        <section class={isOld ? 'view is-old' : 'view'} id="view" tabIndex={-1} aria-label={words.pages[state.page]}>
          {state.page === 'map' && (
            <MapPage
              network={shown}
              chosen={state.select}
              focus={focus}
              camera={state.camera}
              isDark={theme.isDark}
              onSelect={select}
              onCamera={keepCamera}
            />
          )}
          {state.page === 'dashboard' && <OpenDashboard state={state} language={language} onSelect={select} />}
          {state.page === 'network' && (
            <NetworkOpener
              network={shown}
              isBrokenOff={network.isCancelled || network.error !== null}
              focus={focus}
              state={state}
              isDark={theme.isDark}
              change={change}
              onSelect={select}
            />
          )}
          {state.page === 'table' && shown && <NetworkTable network={shown} chosen={state.select} onSelect={select} />}
          <StatusBar
            answer={network}
            shown={shown}
            isMap={state.page === 'map'}
            onSelect={select}
            onReset={() => change(noFilters)}
          />
        </section>
        {isStart && <StartPanel language={language} onSelect={select} onClose={() => setIsNew(false)} />}
        {state.select !== null && (
          <ProfilePanel
            id={state.select}
            answer={profile}
            asOf={state.asOf}
            onSelect={select}
            onPathFrom={findPathFrom}
            onAllTimes={() => change({ asOf: null })}
            onClose={() => change({ select: null })}
          />
        )}
      </main>
    </WordsContext.Provider>
  )
}
