import { playgroundLink } from './playground-link.js'
import { isTrustedOnly } from './trusted-only.js'
import { useWords } from './words/words.js'

interface Props {
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
}

/** Leads to what was asked, to be asked in another way, where the server lets it be. */
export function OpenInPlayground({ query, variables }: Props) {
  const words = useWords()
  if (isTrustedOnly) return <span class="note">{words.noPlayground}</span>
  return <a href={playgroundLink(query, variables)}>{words.openInPlayground}</a>
}
