import fc from 'fast-check'
import { type Assertion, nameAttribute } from '../../../src/domain/record.js'
import { materialiseEntity, materialiseRelationship } from '../../../src/graph/materialise.js'
import type { ExtractedEntity, ExtractedTie } from '../../../src/graph/queries/extract.js'
import type { EntityRecord, RelationshipRecord } from '../../../src/graph/records.js'
import type { Exported, FormatOptions } from '../../../src/transfer/export/format.js'
import { exportFormats, type FormatName } from '../../../src/transfer/export/formats.js'

/** Pieces that mean something to some format, or that it cannot hold. */
const pieces = [
  '"',
  "'",
  '`',
  '\\',
  '\\\\',
  '\\u0027',
  '\\u005c',
  '\\u',
  '\\N',
  '\n',
  '\r',
  '\r\n',
  '\t',
  ']]>',
  '<![CDATA[',
  '<',
  '>',
  '&',
  '&amp;',
  '&#39;',
  '--',
  '-->',
  '/*',
  '*/',
  '//',
  '#',
  '{',
  '}',
  '$x',
  '=cmd',
  '+',
  '-',
  '@',
  '|',
  ';',
  ',',
  ':',
  '@prefix',
  '\u0000',
  '\u0001',
  '\u000b',
  '\u001f',
  '\u007f',
  '\u0085',
  '\u2028',
  '\ufeff',
  '\ufffe',
  '\uffff',
  '\ud800',
  '\udc00',
  '🏙️',
  'ü',
  "'}) DETACH DELETE n //",
  '");',
  ' ',
]

export const hostileText = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...pieces) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
    ),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((parts) => parts.join(''))

/** The same each time. */
export const hostileTexts = (count: number): string[] => fc.sample(hostileText, { numRuns: count, seed: 190 })

const citation = { edition: 'ct:edition/hostile/000000000001', locator: '', claimant: '', modality: 'STATED' } as const

function entityOf(text: string, i: number): EntityRecord {
  const said: Assertion[] = [
    { attribute: nameAttribute, value: { language: 'en', text } },
    { attribute: nameAttribute, value: { language: 'und', text: `${text}2` } },
    ...['description', 'region', 'url'].map((attribute) => ({ attribute, value: text })),
    { attribute: 'location', value: { latitude: i % 90, longitude: 179 } },
  ].map((one) => ({ ...citation, locator: text, ...one }))
  const { properties } = materialiseEntity({ id: idOf(i), type: 'City' }, said)
  return { ...properties, revision: 1 } as unknown as EntityRecord
}

const idOf = (i: number): string => `ct:city/${String(i).padStart(4, '0')}`

function tieOf(i: number, texts: readonly string[]): ExtractedTie {
  const end = (n: number): EntityRecord => entityOf(texts[n] ?? '', n)
  const key = { type: 'TWINNED_WITH', from: idOf(i), to: idOf(i + 1), key: 'TWINNING-0' }
  const said = [{ ...citation, locator: texts[i] ?? '', attribute: '', value: null }]
  const { properties } = materialiseRelationship(key, said, () => undefined)
  const relationship = { ...properties, revision: 1 } as unknown as RelationshipRecord
  return { relationship, claims: [], ends: { from: end(i), to: end(i + 1) } }
}

/** A chain of cities with these names, from a source that is called like the first. */
export function hostileExport(texts: readonly string[]): Exported {
  const [title = ''] = texts
  const source = { id: 'ct:source/hostile', title, licence: title, publisher: title, url: title, sortKey: '' }
  const edition = {
    id: citation.edition,
    source: source.id,
    checksum: '0'.repeat(64),
    importedAt: '2026-01-01T00:00:00.000Z',
    status: 'CURRENT' as const,
  }
  const entities: ExtractedEntity[] = texts.map((text, i) => ({ entity: entityOf(text, i), claims: [] }))
  const ties = texts.slice(1).map((_, i) => tieOf(i, texts))
  const paged = async function* <T>(items: readonly T[]): AsyncIterable<readonly T[]> {
    for (let i = 0; i < items.length; i += 50) yield items.slice(i, i + 50)
  }
  return {
    about: { date: '2026-01-01T00:00:00.000Z', graphVersion: 1, filters: null, sources: [source], editions: [edition] },
    entities: () => paged(entities),
    relationships: () => paged(ties),
    records: () => ({ entities: paged(entities), relationships: paged(ties) }),
    ending: async () => 2,
  }
}

/** As bytes: what cannot be one is lost on the way. */
export async function hostileFile(
  format: FormatName,
  texts: readonly string[],
  options: FormatOptions = { dialect: 'spreadsheet', part: 'nodes' },
): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of exportFormats[format].write(hostileExport(texts), options)) parts.push(Buffer.from(part))
  return Buffer.concat(parts)
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is about
const notInXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/** What XML can hold of a text. */
export const asXmlHolds = (text: string): string => text.toWellFormed().replaceAll(notInXml, '\ufffd')
