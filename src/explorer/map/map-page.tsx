import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { SaveMenu } from '../download/save-menu.js'
import { Failure } from '../failure.js'
import type { Focus } from '../network/focus.js'
import type { Network } from '../network/network.js'
import { useAnswer } from '../state/use-answer.js'
import type { Camera } from '../state/view-state.js'
import { useWords } from '../words/words.js'
import { ZoomButtons } from '../zoom-buttons.js'
import { loadLand } from './land.js'
import { pngOfMap, svgOfMap } from './map-files.js'
import { MapView } from './map-view.js'
import { Scene } from './scene.js'

interface Props {
  readonly network: Network | null
  readonly chosen: string | null
  readonly focus: Focus
  readonly camera: Camera | null
  readonly isDark: boolean
  readonly onSelect: (id: string) => void
  readonly onCamera: (camera: Camera) => void
}

const newPath = (): Path2D => new Path2D()

/** The canvas with its buttons. */
export function MapPage({ network, chosen, focus, camera, isDark, onSelect, onCamera }: Props) {
  const words = useWords()
  const canvas = useRef<HTMLCanvasElement>(null)
  const [view, setView] = useState<MapView | null>(null)
  const events = useRef({ onSelect, onCamera })
  events.current = { onSelect, onCamera }
  const land = useAnswer('land', (signal) => loadLand(signal, newPath))
  const scene = useMemo(() => (network ? new Scene(network, chosen, focus, newPath) : null), [network, chosen, focus])
  const hasShown = useRef(false)

  useEffect(() => {
    if (canvas.current === null) return
    const opened = new MapView(canvas.current, {
      onSelect: (id) => events.current.onSelect(id),
      onCamera: (at) => events.current.onCamera(at),
    })
    setView(opened)
    return () => opened.close()
  }, [])
  useEffect(() => view?.setDark(isDark), [view, isDark])
  useEffect(() => {
    if (land.value) view?.setLand(land.value)
  }, [view, land.value])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a camera is the same where its numbers are
  useEffect(() => {
    if (camera) view?.setCamera(camera)
  }, [view, camera?.latitude, camera?.longitude, camera?.zoom])
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another scene moves the camera
  useEffect(() => {
    if (view === null || scene === null) return
    view.setScene(scene)
    // A link that says where to look is followed.
    if (camera === null && scene.lit.size > 0) view.showChosen()
    // What an agreement is tied to comes with its profile, a moment later.
    else if (camera === null && (chosen === null || !hasShown.current)) view.showWhole()
    hasShown.current = true
  }, [view, scene])

  return (
    <div class="map">
      {/* biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: an application, as the keyboard moves it */}
      <canvas ref={canvas} class="map-canvas" tabIndex={0} role="application" aria-label={words.map.label} />
      <div class="map-buttons">
        <ZoomButtons view={view} whole={words.map.whole} />
        {view && <SaveMenu name="cityties-map" png={() => pngOfMap(view)} svg={() => svgOfMap(view.picture())} />}
      </div>
      {land.error ? (
        <Failure error={land.error} title={words.map.failed} onRetry={land.retry} />
      ) : (
        <p class="map-sources">{words.map.sources}</p>
      )}
    </div>
  )
}
