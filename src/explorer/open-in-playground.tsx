import { playgroundLink } from './playground-link.js'
import { useWords } from './words/words.js'

interface Props {
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
}

/** Leads to what was asked, to be asked in another way. */
export function OpenInPlayground({ query, variables }: Props) {
  const words = useWords()
  return <a href={playgroundLink(query, variables)}>{words.openInPlayground}</a>
}
