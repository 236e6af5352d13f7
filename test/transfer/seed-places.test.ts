import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { openEngine } from '../../src/compose.js'
import { fold } from '../../src/domain/fold.js'
import { sourceOfEdition } from '../../src/domain/ids.js'
import { readNames } from '../../src/domain/record.js'
import { readCitations } from '../../src/domain/stored-citations.js'
import { EntityType } from '../../src/domain/vocabulary.js'
import type { Graph } from '../../src/graph/graph.js'
import type { EntityRecord } from '../../src/graph/records.js'
import { loadSeed } from '../../src/transfer/seed/load-seed.js'
import { embedded, openGraph, sharedData } from '../support/engines.js'
import { all, listed } from '../support/lists.js'

describe('what the seed says of places', () => {
  let entities: EntityRecord[]
  let graph: Graph

  beforeAll(async () => {
    graph = await openGraph(() => openEngine(embedded))
    await loadSeed(graph)
    entities = (
      await Promise.all(Object.values(EntityType).map((type) => listed(graph.entities.page(type, all))))
    ).flat()
  })
  afterAll(() => graph.engine.close())

  const rowsOf = (file: string, separator: string): Map<string, string[]> =>
    new Map(
      readFileSync(join(sharedData, 'wikidata-p190-2016', file), 'utf8')
        .split('\n')
        .map((line) => line.split(separator) as [string, ...string[]])
        .map(([item, ...columns]) => [`wd:${item}`, columns]),
    )
  const isThere = existsSync(join(sharedData, 'wikidata-p190-2016'))
  const withData = isThere ? test : test.skip
  const skipped = isThere ? '' : ` (skipped: there is no ${sharedData}/wikidata-p190-2016)`

  /** Labels of the data that are in a language in which the seed does not name the place. */
  const otherwise: Readonly<Record<string, string>> = {
    'wd:Q1449': 'Genua', // German; the seed has Genoa and Genova
    'wd:Q490': 'Mailand', // German; the seed has Milan and Milano
  }

  withData(`every Wikidata item of a city is the one with its name${skipped}`, () => {
    const labels = rowsOf('names.tsv', '\t')
    const found = entities.filter(({ id }) => labels.has(id))
    // All that have an item; the data is of places that twin.
    expect(found.map(({ id }) => id).sort()).toEqual(
      entities
        .filter(({ id, type }) => type === 'City' && id.startsWith('wd:'))
        .map(({ id }) => id)
        .sort(),
    )
    for (const entity of found) {
      const label = labels.get(entity.id)?.[0] ?? ''
      const named = readNames(entity).some(({ text }) => fold(text) === fold(label))
      expect({ id: entity.id, label, named }).toEqual({ id: entity.id, label, named: otherwise[entity.id] !== label })
    }
  })

  withData(`no population is that of places.csv, whose licence would bind the seed${skipped}`, () => {
    const places = rowsOf('places.csv', ',')
    const both = entities.filter(({ id }) => places.has(id))
    expect(both.map(({ id }) => id)).toContain('wd:Q38511')
    for (const { id, population } of both) expect(String(population)).not.toBe(places.get(id)?.[3])
  })

  test('every coordinate and population is said by GeoNames, and by no other source', () => {
    const located = entities.filter(
      (entity) => 'latitude' in entity || 'population' in entity || 'geonamesId' in entity,
    )
    expect(located).toHaveLength(22)
    for (const entity of located) {
      const citing = readCitations(entity).filter(({ attributes }) =>
        ['location', 'population', 'geonamesId'].some((name) => attributes.includes(name)),
      )
      expect(citing.map(({ edition }) => sourceOfEdition(edition))).toEqual(['ct:source/geonames'])
    }
  })
})
