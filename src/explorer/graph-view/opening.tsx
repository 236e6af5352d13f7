import { useWords } from '../words/words.js'

/** Where the network will be. */
export function Opening() {
  const words = useWords().network
  return (
    <p class="network-notice" role="status">
      {words.opening}
    </p>
  )
}
