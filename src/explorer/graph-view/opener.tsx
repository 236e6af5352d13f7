import { Failure } from '../failure.js'
import { useAnswer } from '../state/use-answer.js'
import { useWords } from '../words/words.js'
import type { NetworkPageProps } from './network-page.js'

/** Fetches the network view when it is opened first: WebGL and the arrangement are half as heavy as all else. */
export function NetworkOpener(
  props: Omit<NetworkPageProps, 'network'> & { network: NetworkPageProps['network'] | null },
) {
  const words = useWords().network
  const page = useAnswer('network page', () => import('./network-page.js'))
  const { network, ...rest } = props
  if (page.error) return <Failure error={page.error} title={words.failed} onRetry={page.retry} />
  if (!page.value || !network)
    return (
      <p class="network-notice" role="status">
        {words.opening}
      </p>
    )
  const Page = page.value.default
  return <Page network={network} {...rest} />
}
