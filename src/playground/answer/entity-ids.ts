const kinds = 'city|country|university|organisation|programme|event|agreement|document'
const pattern = `(?:wd:Q[1-9]\\d*|ct:(?:${kinds})/[^\\s"#?]+)`
const whole = new RegExp(`^${pattern}$`)

/** Whether a text is the id of something that the map has a profile of. */
export const isEntityId = (value: unknown): value is string => typeof value === 'string' && whole.test(value)

/** Where an id stands in a text of JSON, from its first character to behind its last. */
export function entityIdsIn(json: string, most_count: number): { id: string; start: number; end: number }[] {
  const found: { id: string; start: number; end: number }[] = []
  for (const match of json.matchAll(new RegExp(`"(${pattern})"`, 'g'))) {
    const [, id = ''] = match
    found.push({ id, start: match.index + 1, end: match.index + 1 + id.length })
    if (found.length === most_count) break
  }
  return found
}

/** The profile of an id beside the map, relative to the playground. */
export const mapLink = (id: string): string =>
  `../?select=${encodeURIComponent(id).replace(/%3A/g, ':').replace(/%2F/g, '/')}`
