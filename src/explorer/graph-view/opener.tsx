import { fetchPart } from '../api/ask.js'
import { Failure } from '../failure.js'
import { useAnswer } from '../state/use-answer.js'
import { useWords } from '../words/words.js'
import type { NetworkPageProps } from './network-page.js'
import { Opening } from './opening.js'

interface Props extends NetworkPageProps {
  /** The status bar says why, and tries again. */
  readonly isBrokenOff: boolean
}

/** Fetches the network view when it is opened first: WebGL and the arrangement are half as heavy as all else. */
export function NetworkOpener({ isBrokenOff, ...rest }: Props) {
  const words = useWords().network
  const page = useAnswer('network page', () => fetchPart(() => import('./network-page.js')))
  if (page.error) return <Failure error={page.error} title={words.failed} onRetry={page.retry} />
  if (rest.network === null && isBrokenOff) return null
  if (!page.value) return <Opening />
  const Page = page.value.default
  return <Page {...rest} />
}
