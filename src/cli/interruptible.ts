/** For people: what becomes of work that goes on where it stopped. */
const againText = 'Interrupted. What is written stays; run the same command again to go on.\n'

/** What work is stopped with when somebody presses Ctrl-C. */
class Interrupted extends Error {
  override readonly name = 'Interrupted'
}

/**
 * Lets work end cleanly on Ctrl-C or when the process is told to end: it is given a signal,
 * and when all is closed the process ends as one does that nobody asked to catch it.
 *
 * @param goesOn the same command goes on where it was interrupted, which people are told
 */
export async function interruptible(
  work: (signal: AbortSignal) => Promise<void>,
  { goesOn = false }: { readonly goesOn?: boolean } = {},
): Promise<void> {
  const interrupted = new AbortController()
  let received: NodeJS.Signals | null = null
  const stop = (signal: NodeJS.Signals): void => {
    received = signal
    interrupted.abort(new Interrupted())
  }
  const signals = ['SIGINT', 'SIGTERM'] as const
  for (const signal of signals) process.once(signal, stop)
  try {
    await work(interrupted.signal)
  } catch (error) {
    // A stream says only that it was stopped.
    if (!interrupted.signal.aborted) throw error
  } finally {
    if (interrupted.signal.aborted && goesOn) process.stderr.write(againText)
    for (const signal of signals) process.removeListener(signal, stop)
  }
  if (received !== null) process.kill(process.pid, received)
}
