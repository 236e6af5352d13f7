import { describe, expect, test } from '@jest/globals'
import { entityAttributes } from '../../src/domain/attributes.js'
import { assertionsOf, materialise } from '../../src/domain/record.js'
import { changeOf } from '../../src/graph/commands/change.js'

const stated = { edition: 'ct:edition/a/000000000001', locator: 'line 1', claimant: '', modality: 'STATED' } as const
const store = (assertions: Parameters<typeof materialise>[0]) => materialise(assertions, entityAttributes.City)
const { properties } = store([{ ...stated, attribute: 'kind', value: 'CITY' }])

/** As earlier versions stored it: each list in full. */
const inFull = { ...properties, citeClaimants: [''], citeModalities: ['STATED'], revision: 3 }

describe('what an edit makes of a thing', () => {
  const known = { id: 'ct:city/x', before: inFull, claimsBefore: [] }
  const assertions = assertionsOf({ properties: inFull, claims: [] }, entityAttributes.City)

  test('is no change where lists of citations were stored in full and nothing else is said', () => {
    expect(properties).not.toHaveProperty('citeModalities')
    expect(changeOf({ ...known, assertions }, store)).toBeNull()
  })

  test('is a change where a citation is announced, not stated', () => {
    const announced = assertions.map((one) => ({ ...one, modality: 'ANNOUNCED' as const }))
    expect(changeOf({ ...known, assertions: announced }, store)?.after.properties).toMatchObject({
      citeModalities: ['ANNOUNCED'],
    })
  })
})
