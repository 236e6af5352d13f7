import type { AttributeKind } from '../../domain/attributes.js'

/** How a file writes what is not text. */
export interface Notation {
  /** What stands before the fraction: `.`, or `,`. */
  readonly decimal: string
  /** What parts thousands; '' for nothing. */
  readonly thousands: string
  /** Forms of dates; of those that a date fits, the first counts. Empty for dates as the graph has them. */
  readonly dates: readonly RegExp[]
}

export const plainNotation: Notation = { decimal: '.', thousands: '', dates: [] }

/** A number, or the text where it is none, for the rules of the attribute to find. */
function numberIn(text: string, { decimal, thousands }: Notation): number | string {
  const joined = thousands === '' ? text : text.replaceAll(thousands, '')
  const plain = decimal === '.' ? joined : joined.replace(decimal, '.')
  return /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(plain) ? Number(plain) : text
}

const dateParts: Readonly<Record<string, string>> = {
  yyyy: '(?<yyyy>\\d{4})',
  mm: '(?<mm>\\d{1,2})',
  dd: '(?<dd>\\d{1,2})',
}

/** What a form of dates such as `dd.mm.yyyy` or `mm/yyyy` matches; null for what is none. */
export function dateForm(form: string): RegExp | null {
  const parts: readonly string[] = form.match(/yyyy|mm|dd/g) ?? []
  const isForm = parts.includes('yyyy') && new Set(parts).size === parts.length
  if (!isForm || (parts.includes('dd') && !parts.includes('mm'))) return null
  const source = form.replaceAll(/yyyy|mm|dd|[^\w]/g, (part) => dateParts[part] ?? `\\${part}`)
  return new RegExp(`^${source}$`)
}

/**
 * A date in the graph's notation; one that fits no form stays as it is, but for a year that was kept as a number. Days
 * that no month has are found later.
 */
function dateIn(text: string, { dates }: Notation): string {
  for (const form of dates) {
    const { yyyy, mm, dd } = form.exec(text)?.groups ?? {}
    if (yyyy !== undefined)
      return [yyyy, mm?.padStart(2, '0'), dd?.padStart(2, '0')].filter((part) => part !== undefined).join('-')
  }
  return text.replace(/^(\d{4})\.0+$/, '$1')
}

/** `Point(9.15 45.18)` as query services write it, or latitude and longitude with a comma between. */
function pointIn(text: string): object | string {
  const [, east, north] = /^POINT\s?\((\S+) (\S+)\)$/i.exec(text) ?? []
  const [latitude, longitude, ...rest] = north === undefined ? text.split(',') : [north, east]
  return rest.length > 0 || longitude === undefined ? text : pointOf(String(latitude), longitude, plainNotation)
}

export const pointOf = (latitude: string, longitude: string, notation: Notation): object => ({
  latitude: numberIn(latitude.trim(), notation),
  longitude: numberIn(longitude.trim(), notation),
})

/** What an attribute of the kind is said to be; undefined where nothing is said. The rules of the graph check it later. */
export function attributeFrom(kind: AttributeKind, texts: readonly string[], notation: Notation): unknown {
  const [text] = texts
  if (text === undefined) return undefined
  if (kind === 'texts') return texts
  if (kind === 'integer') return numberIn(text, notation)
  if (kind === 'date') return dateIn(text, notation)
  return kind === 'point' ? pointIn(text) : text
}
