import type { Size } from '../map/view-port.js'

/** An element as text, nothing in it left to be escaped. */
export type Tag = string & { readonly isTag?: true }

/** Two decimals of a pixel are enough for print. */
const inShort = (value: string | number): string => (typeof value === 'number' ? `${Number(value.toFixed(2))}` : value)

// XML 1.0 allows no other control characters, not even escaped; nor half a pair, nor the last two of the plane.
const isForbidden = (character: string): boolean =>
  (character < ' ' && !'\t\n\r'.includes(character)) || /^[\ud800-\udfff\ufffe\uffff]$/.test(character)

export const escaped = (text: string): string =>
  [...text]
    .filter((character) => !isForbidden(character))
    .join('')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

export function tag(name: string, attributes: Readonly<Record<string, string | number>>, text?: string): Tag {
  const named = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(inShort(value))}"`)
  const opened = `<${name}${named.join('')}`
  return text === undefined ? `${opened}/>` : `${opened}>${escaped(text)}</${name}>`
}

/** A file that stands alone, as large as the view is. */
export function svgDocument({ width_px, height_px }: Size, tags: readonly Tag[]): string {
  const [width, height] = [Math.round(width_px), Math.round(height_px)]
  return `<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">\n${tags.join('\n')}\n</svg>\n`
}
