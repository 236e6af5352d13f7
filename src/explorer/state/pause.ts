/** @throws the signal's reason, as soon as it is aborted */
export const pause = (time_ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    signal.throwIfAborted()
    const breakOff = (): void => {
      clearTimeout(timer)
      reject(signal.reason)
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', breakOff)
      resolve()
    }, time_ms)
    signal.addEventListener('abort', breakOff, { once: true })
  })
