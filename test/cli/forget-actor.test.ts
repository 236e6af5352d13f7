import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { expectClean, run, workplace } from '../support/cli.js'

const place = workplace()

test('cityties forget-actor takes a name out of the history', async () => {
  const database = `file:${join(place.path, 'data')}`
  expectClean(await run(['seed', '-d', database]))
  const forgotten = await run(['forget-actor', 'cityties seed', '-d', database, '--json'])
  expectClean(forgotten)
  expect(JSON.parse(forgotten.stdout)).toEqual({
    pseudonym: expect.stringMatching(/^forgotten:/),
    changes: expect.any(Number),
  })
  const again = await run(['forget-actor', 'cityties seed', '-d', database])
  expect([again.code, again.stderr]).toEqual([66, expect.stringContaining('no change by that name')])
})
