import { Citations } from '../profile/citations.js'
import { dateInWords, sinceInWords, untilInWords } from '../profile/dates.js'
import { EntityLink } from '../profile/fact-list.js'
import type { Words } from '../words/english.js'
import { useWords } from '../words/words.js'
import type { FoundPath, FoundPaths, PathStep } from './load-paths.js'

interface Props {
  readonly found: FoundPaths
  readonly onSelect: (id: string) => void
}

/** Each path in words: what it leads through, by which ties, and who says so. */
export function PathList({ found: { paths, total, isTruncated }, onSelect }: Props) {
  const words = useWords()
  return (
    <>
      <p role="status">
        {words.paths.found(total, paths[0]?.ties.length ?? 0)}
        {isTruncated && <strong> {words.paths.truncated(paths.length, total)}</strong>}
      </p>
      <ol class="path-list">
        {paths.map((path, index) => (
          <li key={path.ties.map(({ id }) => id).join()}>
            <details open={index === 0}>
              <summary>{path.nodes.map(({ name }) => name).join(' – ')}</summary>
              <Steps path={path} onSelect={onSelect} />
              {path.lengthKm !== null && <p class="note">{words.paths.length(Math.round(path.lengthKm))}</p>}
            </details>
          </li>
        ))}
      </ol>
    </>
  )
}

function Steps({ path: { nodes, ties }, onSelect }: { path: FoundPath; onSelect: Props['onSelect'] }) {
  const words = useWords()
  const said = (tie: PathStep): string => inWords(tie, words)
  return (
    <ol class="path-steps">
      {nodes.map((node, index) => {
        const tie = ties[index]
        return (
          <li key={node.id} class={node.city ? undefined : 'is-between'}>
            <EntityLink target={node} onSelect={onSelect} />
            {tie && (
              <div class="path-tie">
                {said(tie)}
                <Citations
                  of={tie.citations}
                  fact={{ id: tie.id, text: `${node.name}: ${said(tie)} ${nodes[index + 1]?.name}` }}
                />
              </div>
            )}
          </li>
        )
      })}
    </ol>
  )
}

function inWords(tie: PathStep, words: Words): string {
  const named = words.relationship as Readonly<Record<string, readonly string[]>>
  const roles = words.roles as Readonly<Record<string, string>>
  return [
    named[tie.type]?.[tie.isForward ? 0 : 1] ?? tie.type,
    tie.kind !== null && tie.kind !== 'TWINNING' && words.twinningKind[tie.kind],
    tie.role !== null && roles[tie.role],
    tie.on !== null && words.profile.on(dateInWords(tie.on, words)),
    sinceInWords(tie.since, words),
    untilInWords(tie.until, words),
    tie.status !== null && words.status[tie.status],
    words.modality[tie.modality],
  ]
    .filter(Boolean)
    .join(', ')
}
