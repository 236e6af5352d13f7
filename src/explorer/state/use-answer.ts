import { useEffect, useState } from 'preact/hooks'
import { bounds } from '../bounds.js'

export interface Progress {
  readonly done: number
  readonly of: number
}

export interface Answer<Value> {
  /** The last one that came, also while another is on its way. */
  readonly value: Value | null
  readonly isLoading: boolean
  readonly isCancelled: boolean
  readonly progress: Progress | null
  readonly error: Error | null
  readonly cancel: () => void
  readonly retry: () => void
}

type Load<Value> = (signal: AbortSignal, report: (progress: Progress) => void) => Promise<Value>

interface Known<Value> extends Omit<Answer<Value>, 'cancel' | 'retry'> {
  /** Of what was asked last. */
  readonly key: string
}

const settled = { isLoading: false, isCancelled: false, progress: null, error: null }

/**
 * Loads anew whenever the key changes, and breaks off what was on its way.
 *
 * @param key names all that `load` depends on
 */
export function useAnswer<Value>(key: string, load: Load<Value>): Answer<Value> {
  const [known, setKnown] = useState<Known<Value>>({ ...settled, key, value: null, isLoading: true })
  const [attempt, setAttempt] = useState(0)
  const [abort, setAbort] = useState<AbortController | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for what `load` depends on
  useEffect(() => {
    const controller = new AbortController()
    const { signal } = controller
    setAbort(controller)
    setKnown(({ value }) => ({ ...settled, key, value, isLoading: true }))
    let reported_ms = performance.now()
    load(signal, (progress) => {
      const now_ms = performance.now()
      // A list may come in a hundred parts, and each report draws the page anew.
      if (signal.aborted || now_ms - reported_ms < bounds.progressPause_ms) return
      reported_ms = now_ms
      setKnown((before) => ({ ...before, progress }))
    }).then(
      (value) => {
        if (!signal.aborted) setKnown({ ...settled, key, value })
      },
      (error: Error) => {
        if (!signal.aborted) setKnown(({ value }) => ({ ...settled, key, value, error }))
      },
    )
    return () => controller.abort()
  }, [key, attempt])
  // The effect comes after a frame in which what is known of the last key would pass for what is known of this one.
  const { key: _, ...answer } = known.key === key ? known : { ...settled, key, value: known.value, isLoading: true }
  return {
    ...answer,
    cancel: () => {
      abort?.abort()
      setKnown(({ value }) => ({ ...settled, key, value, isCancelled: true }))
    },
    retry: () => setAttempt(attempt + 1),
  }
}
