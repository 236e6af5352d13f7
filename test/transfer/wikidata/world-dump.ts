import { createHash } from 'node:crypto'
import type { WorldItem, WorldStatement, WorldTime, WorldValue } from './world.js'

const entity = (id: string): string => `http://www.wikidata.org/entity/${id}`
const hashOf = (value: unknown): string => createHash('sha1').update(JSON.stringify(value)).digest('hex')
const calendars = { Gregorian: 'Q1985727', Julian: 'Q1985786' } as const

/** `+2010-05-00T00:00:00Z`: what is not known is 00. */
function timeText([time, precision]: WorldTime): string {
  const [years = '', months = '', days = ''] = time.split('-')
  return `+${years}-${precision < 10 ? '00' : months}-${precision < 11 ? '00' : days}T00:00:00Z`
}

function datavalue(value: Exclude<WorldValue, string>): readonly [datatype: string, datavalue: object] {
  if ('item' in value) {
    const id = { 'entity-type': 'item', 'numeric-id': Number(value.item.slice(1)), id: value.item }
    return ['wikibase-item', { value: id, type: 'wikibase-entityid' }]
  }
  if ('text' in value) return ['external-id', { value: value.text, type: 'string' }]
  if ('url' in value) return ['url', { value: value.url, type: 'string' }]
  if ('amount' in value) return ['quantity', { value: { amount: value.amount, unit: '1' }, type: 'quantity' }]
  if ('point' in value) {
    const [latitude, longitude] = value.point
    const point = { latitude, longitude, altitude: null, precision: 0.000001, globe: entity(value.globe ?? 'Q2') }
    return ['globe-coordinate', { value: point, type: 'globecoordinate' }]
  }
  const [, precision, calendar = 'Gregorian'] = value.time
  const time = {
    time: timeText(value.time),
    timezone: 0,
    before: 0,
    after: 0,
    precision,
    calendarmodel: entity(calendars[calendar]),
  }
  return ['time', { value: time, type: 'time' }]
}

function snak(property: string, value: WorldValue): object {
  const hash = hashOf([property, value])
  if (value === 'unknown') return { snaktype: 'somevalue', property, hash }
  if (value === 'none') return { snaktype: 'novalue', property, hash }
  const [datatype, stated] = datavalue(value)
  return { snaktype: 'value', property, hash, datavalue: stated, datatype }
}

const snaks = (values: Readonly<Record<string, WorldValue>>): Record<string, object[]> =>
  Object.fromEntries(Object.entries(values).map(([property, value]) => [property, [snak(property, value)]]))

function statement(id: string, property: string, number: number, one: WorldStatement): object {
  const { value, rank = 'normal', qualifiers, references } = one
  return {
    mainsnak: snak(property, value),
    type: 'statement',
    ...(qualifiers ? { qualifiers: snaks(qualifiers), 'qualifiers-order': Object.keys(qualifiers) } : {}),
    id: `${id}$${hashOf([property, number]).slice(0, 36)}`,
    rank,
    ...(references
      ? {
          references: references.map((values) => ({
            hash: hashOf(values),
            snaks: snaks(values),
            'snaks-order': Object.keys(values),
          })),
        }
      : {}),
  }
}

/** PHP writes a map without entries as a list. */
const mapOrList = (map: object): object => (Object.keys(map).length === 0 ? [] : map)

/** An item as a line of the dump has it (https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html). */
export function entityJson({ id, labels = {}, aliases = {}, statements = {} }: WorldItem): object {
  const texts = Object.entries(labels).map(([language, value]) => [language, { language, value }])
  const others = Object.entries(aliases).map(([language, values]) => [
    language,
    values.map((value) => ({ language, value })),
  ])
  const claims = Object.entries(statements).map(([property, list]) => [
    property,
    list.map((one, number) => statement(id, property, number, one)),
  ])
  return {
    type: 'item',
    id,
    labels: mapOrList(Object.fromEntries(texts)),
    descriptions: { en: { language: 'en', value: 'something that has "P190" in its description' } },
    aliases: mapOrList(Object.fromEntries(others)),
    claims: mapOrList(Object.fromEntries(claims)),
    sitelinks: [],
    lastrevid: 1867923350,
  }
}

const property = { type: 'property', datatype: 'wikibase-item', id: 'P190', labels: [], aliases: [], claims: [] }

/** `latest-all.json`: a list with an entity a line, a comma after each but the last. */
export const dumpOf = (items: readonly WorldItem[]): string =>
  `[\n${[property, ...items.map(entityJson)].map((one) => JSON.stringify(one)).join(',\n')}\n]\n`

/** What `Special:EntityData/Q6259.json` gives. */
export const entityDataOf = (items: readonly WorldItem[]): string => {
  const page = { pageid: 7123, ns: 0, modified: '2026-11-01T08:00:00Z' }
  const entities = items.map((item) => [item.id, { ...page, title: item.id, ...entityJson(item) }])
  return JSON.stringify({ entities: Object.fromEntries(entities) })
}
