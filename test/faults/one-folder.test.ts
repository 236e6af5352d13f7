import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { expectClean, workplace } from '../support/cli.js'

const place = workplace()

test('of two servers that are started on one data folder at the same time one serves it, the other is refused and told why', async () => {
  const words = ['serve', '--no-seed', '-p', '0', '-d', `file:${join(place.path, 'data')}`]
  const both = [place.start(words), place.start(words)]
  const serving = both.map(async (one) => {
    await one.output(/health\s+http:\/\/\S+\/healthz/)
    return one
  })
  const first = await Promise.any(serving)
  const [other] = both.filter((one) => one !== first)
  const refused = await other?.ended
  expect(refused).toMatchObject({ code: 69, stdout: '' })
  expect(refused?.stderr).toMatch(
    /^cityties: The data folder \S+ (?:is in use by process \d+; stop that process|cannot be opened: another process has it)/,
  )
  if (refused) expectClean(refused)
  await Promise.allSettled(serving)
  const [, url = ''] = await first.output(/health\s+(http:\/\/\S+)\/healthz/)
  expect((await fetch(`${url}/readyz`)).status).toBe(200)
  expect(await first.stop()).toMatchObject({ code: 0 })
})
