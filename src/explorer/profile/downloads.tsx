import type { CityFilter } from '../api/generated.js'
import { useWords } from '../words/words.js'
import { Section } from './fact-list.js'

const formats = [
  { name: 'GraphML', path: 'graphml' },
  { name: 'GEXF', path: 'gexf' },
  { name: 'GeoJSON', path: 'geojson' },
  { name: 'JSON-LD', path: 'jsonld' },
] as const

/** The ego network of a city: itself, its twins, and the twinnings among them. */
export function Downloads({ id }: { id: string }) {
  const words = useWords().download
  const cities: CityFilter = { OR: [{ id: { eq: id } }, { twinnedWith: { id: { eq: id } } }] }
  const addressOf = (format: string, more: Record<string, string> = {}): string =>
    `export/${format}?${new URLSearchParams({ entities: 'City', types: 'TWINNED_WITH', where: JSON.stringify({ cities }), ...more })}`
  return (
    <Section title={words.title}>
      <p class="downloads">
        {formats.map(({ name, path }) => (
          <a key={path} href={addressOf(path)} download>
            {name}
          </a>
        ))}
        <a href={addressOf('csv', { part: 'nodes' })} download>
          {words.nodes}
        </a>
        <a href={addressOf('csv', { part: 'edges' })} download>
          {words.edges}
        </a>
      </p>
    </Section>
  )
}
