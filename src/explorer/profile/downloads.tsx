import { useState } from 'preact/hooks'
import type { CityFilter } from '../api/generated.js'
import { readKey } from '../api/key.js'
import { saveFile } from '../download/save-file.js'
import { isTrustedOnly } from '../trusted-only.js'
import { useWords } from '../words/words.js'
import { Section } from './fact-list.js'
import { useYear } from './year.js'

const formats = [
  { name: 'GraphML', path: 'graphml' },
  { name: 'GEXF', path: 'gexf' },
  { name: 'GeoJSON', path: 'geojson' },
  { name: 'JSON-LD', path: 'jsonld' },
] as const

/** The ego network of a city: itself, its twins, and the twinnings among them. */
export function Downloads({ id }: { id: string }) {
  const words = useWords()
  const year = useYear()
  const [hasFailed, setHasFailed] = useState(false)
  const cities: CityFilter = { OR: [{ id: { eq: id } }, { twinnedWith: { id: { eq: id } } }] }
  const addressOf = (format: string, more: Record<string, string> = {}): string =>
    `export/${format}?${new URLSearchParams({ entities: 'City', types: 'TWINNED_WITH', where: JSON.stringify({ cities }), ...(year !== null && { asOf: `${year}` }), ...more })}`
  const links = [
    ...formats.map(({ name, path }) => ({ name, address: addressOf(path) })),
    { name: words.download.nodes, address: addressOf('csv', { part: 'nodes' }) },
    { name: words.download.edges, address: addressOf('csv', { part: 'edges' }) },
  ]
  const onClick = (event: MouseEvent, address: string): void => {
    const key = readKey()
    if (key === null) return
    event.preventDefault()
    setHasFailed(false)
    saveWithKey(address, key).catch(() => setHasFailed(true))
  }
  if (isTrustedOnly)
    return (
      <Section title={words.download.title}>
        <p class="note">{words.download.none}</p>
      </Section>
    )
  return (
    <Section title={words.download.title} span="inYear">
      <p class="downloads">
        {links.map(({ name, address }) => (
          <a key={address} href={address} download onClick={(event) => onClick(event, address)}>
            {name}
          </a>
        ))}
      </p>
      {hasFailed && <p role="alert">{words.saving.failed}</p>}
    </Section>
  )
}

/**
 * A link alone would be followed without the key.
 *
 * @throws where the server cannot be reached or refuses
 */
async function saveWithKey(address: string, key: string): Promise<void> {
  const response = await fetch(new URL(address, document.baseURI), { headers: { authorization: `Bearer ${key}` } })
  if (!response.ok) throw new Error(`HTTP ${response.status}`)
  const [, name = 'cityties'] = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '') ?? []
  saveFile(name, await response.blob())
}
