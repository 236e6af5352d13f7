import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { SaveMenu } from '../download/save-menu.js'
import { palettes } from '../map/palette.js'
import { among, type Focus } from '../network/focus.js'
import { assembleNetwork, type Network, tieCountOf } from '../network/network.js'
import { useAnswer } from '../state/use-answer.js'
import { useSlow } from '../state/use-slow.js'
import type { ChangeView } from '../state/use-view-state.js'
import type { ViewState } from '../state/view-state.js'
import { useWords } from '../words/words.js'
import { ZoomButtons } from '../zoom-buttons.js'
import { type Arranged, Arranging } from './arranging.js'
import { groupColours } from './colours.js'
import { GraphView } from './graph-view.js'
import { Legend } from './legend.js'
import { loadGrouping } from './load-grouping.js'
import { loadValues } from './load-values.js'
import type { Look } from './look.js'
import { hasWebGl, NoWebGl } from './no-web-gl.js'
import { Opening } from './opening.js'
import { Selection } from './selection.js'
import { sizesBy } from './sizes.js'
import { isLargeNetwork } from './topology-of.js'

export interface NetworkPageProps {
  /** Null while it is on its way: the graphics start meanwhile. */
  readonly network: Network | null
  readonly focus: Focus
  readonly state: ViewState
  readonly isDark: boolean
  readonly change: ChangeView
  readonly onSelect: (id: string) => void
}

/** The same cities and ties as on the map, arranged by who is tied with whom. */
export default function NetworkPage(props: NetworkPageProps) {
  return hasWebGl() ? <Drawing {...props} /> : <NoWebGl change={props.change} />
}

const nobody: ReadonlySet<string> = new Set()
const nothing = assembleNetwork([], [], { cutCities: null, cutTies: null })

function Drawing({ network: given, focus, state, isDark, change, onSelect }: NetworkPageProps) {
  const words = useWords()
  const network = given ?? nothing
  const container = useRef<HTMLDivElement>(null)
  const [view, setView] = useState<GraphView | null>(null)
  const [picked, setPicked] = useState<ReadonlySet<string>>(nobody)
  const [isLassoing, setIsLassoing] = useState(false)
  const [drawn, setDrawn] = useState<Network | null>(null)
  const [arranged, setArranged] = useState<Arranged>(0)
  const events = useRef({ onSelect, change })
  events.current = { onSelect, change }
  const key = `${keyOf(network)} ${words.locale}`
  const grouping = useAnswer(`${key} ${state.colour}`, (signal) =>
    loadGrouping(state.colour, network, state, words, signal),
  )
  const values = useAnswer(`${key} ${state.size}`, (signal) => loadValues(state.size, network, state, signal))
  // What came before would be taken for what could not be found out.
  const known = grouping.error ? null : grouping.value
  const sizeOf = values.error ? null : values.value
  const sizes = useMemo(
    () => sizesBy([...network.cities.keys()], sizeOf ?? ((id) => tieCountOf(network, id))),
    [network, sizeOf],
  )
  const look = useMemo<Look>(
    () => ({
      grouping: known,
      sizes,
      colours: isDark ? groupColours.dark : groupColours.light,
      palette: isDark ? palettes.dark : palettes.light,
      focus: picked.size > 0 ? among(picked) : focus,
      chosen: state.select,
      isLarge: isLargeNetwork(network.ties.length),
    }),
    [network, known, sizes, isDark, focus, picked, state.select],
  )

  // A picture costs so much that one in colours that are about to change is not worth it.
  const isLoading = grouping.isLoading || values.isLoading
  const isSlow = useSlow(isLoading)
  const isReady = !isLoading || isSlow

  useEffect(() => {
    if (container.current === null) return
    const opened = new GraphView(container.current, {
      onSelect: (id) => events.current.onSelect(id),
      onSpot: (spot) => events.current.change({ spot }, { replace: true }),
      onDrawn: setDrawn,
      onArranging: setArranged,
      onPick: setPicked,
    })
    setView(opened)
    return () => opened.close()
  }, [])
  useEffect(() => {
    if (given && isReady) view?.show(given, state.seed, look)
  }, [view, given, state.seed, look, isReady])
  const { spot } = state
  // biome-ignore lint/correctness/useExhaustiveDependencies: a spot is the same where its numbers are
  useEffect(() => {
    if (spot) view?.setSpot(spot)
  }, [view, spot?.x, spot?.y, spot?.ratio])
  const seen = useRef<Focus | null>(null)
  const isAtRest = given !== null && drawn === given && typeof arranged !== 'number'
  // What stands out anew is brought into view, unless a link says where to look; where cities are still on their way,
  // they would leave it again.
  useEffect(() => {
    if (spot !== null || !isAtRest || seen.current === focus) return
    seen.current = focus
    view?.showCities(focus.cities)
  }, [view, focus, spot, isAtRest])
  useEffect(() => view?.setLassoing(isLassoing), [view, isLassoing])
  // What was selected is of another view.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the network alone matters
  useEffect(() => setPicked(nobody), [network])

  return (
    <div class={picked.size > 0 ? 'network has-selection' : 'network'}>
      <div class="network-drawing">
        <div
          ref={container}
          class={isLassoing ? 'network-canvas is-lassoing' : 'network-canvas'}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard moves it
          tabIndex={0}
          role="application"
          aria-label={words.network.label}
          aria-busy={given === null || drawn !== given}
        />
        {given === null && <Opening />}
        {view && <Buttons view={view} isLassoing={isLassoing} onLasso={() => setIsLassoing(!isLassoing)} />}
        {given && (
          <div class="network-corner">
            <Legend
              network={network}
              grouping={grouping}
              values={values}
              sizes={sizes}
              state={state}
              colours={look.colours}
              change={change}
              onPick={(ids) => setPicked(new Set(ids))}
            />
            <Arranging
              arranged={arranged}
              onStop={() => {
                view?.stopArranging()
                setArranged('stopped')
              }}
              onAgain={() => view?.show(network, state.seed, look, true)}
            />
          </div>
        )}
      </div>
      {picked.size > 0 && (
        <Selection
          network={network}
          picked={picked}
          chosen={state.select}
          onSelect={onSelect}
          onClear={() => setPicked(nobody)}
        />
      )}
    </div>
  )
}

interface ButtonsProps {
  readonly view: GraphView
  readonly isLassoing: boolean
  readonly onLasso: () => void
}

function Buttons({ view, isLassoing, onLasso }: ButtonsProps) {
  const words = useWords().network
  return (
    <div class="map-buttons">
      <ZoomButtons view={view} whole={words.whole} />
      <button type="button" aria-label={words.lasso} title={words.lasso} aria-pressed={isLassoing} onClick={onLasso}>
        ⬚
      </button>
      <SaveMenu name="cityties-network" png={() => view.toPng()} svg={async () => view.toSvg()} />
    </div>
  )
}

const keys = new WeakMap<Network, number>()
let last = 0

/** Names a network, so that what depends on it can be named. */
function keyOf(network: Network): number {
  const known = keys.get(network) ?? ++last
  keys.set(network, known)
  return known
}
