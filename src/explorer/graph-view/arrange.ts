import type { Positions } from './arrangement.js'
import type { ArrangerTask } from './arranger.worker.js'

export interface ArrangerReport {
  readonly done: number
  readonly of: number
  readonly positions: Positions
}

/**
 * Arranges on a thread of its own, from a file of this server: the page's policy allows no worker from a blob.
 *
 * @param onFailure where the thread cannot go on, or not begin
 * @returns what stops it where it is
 */
export function arrange(
  task: ArrangerTask,
  onReport: (report: ArrangerReport) => void,
  onFailure: () => void,
): () => void {
  const worker = new Worker(new URL('./arranger.worker.ts', import.meta.url), { type: 'module' })
  worker.onmessage = ({ data }: MessageEvent<ArrangerReport>) => {
    onReport(data)
    if (data.done === data.of) worker.terminate()
  }
  worker.onerror = () => {
    worker.terminate()
    onFailure()
  }
  worker.postMessage(task)
  return () => worker.terminate()
}
