import { describe, expect, test } from '@jest/globals'
import { type Run, SharedWorks } from '../../src/compute/shared-work.js'

/** Work whose end and progress the test decides. */
function controlled() {
  let run: Run | undefined
  let finish = (_: string): void => {}
  const work = (given: Run): Promise<string> => {
    run = given
    return new Promise((resolve) => {
      finish = resolve
    })
  }
  return { work, given: () => run as Run, finish: (value: string) => finish(value) }
}

describe('work that several wait for', () => {
  test('stops when the last of them has gone, and not before', async () => {
    const works = new SharedWorks()
    const { work, given } = controlled()
    const [one, other] = [new AbortController(), new AbortController()]
    const waiting = [one, other].map(({ signal }) => works.get('key', signal, work).catch((reason) => reason))
    one.abort('first')
    expect(await waiting[0]).toBe('first')
    expect(given().signal.aborted).toBe(false)
    other.abort('last')
    expect(await waiting[1]).toBe('last')
    expect(given().signal.reason).toBe('last')
  })

  test('is done again for those who come after it was stopped', async () => {
    const works = new SharedWorks()
    const stopped = controlled()
    const gone = new AbortController()
    const first = works.get('key', gone.signal, stopped.work).catch((reason) => reason)
    gone.abort('gone')
    expect(await first).toBe('gone')
    const again = controlled()
    const second = works.get('key', new AbortController().signal, again.work)
    again.finish('result')
    expect(await second).toBe('result')
  })

  test('tells how far it is by its parts, and of the next one by what that waits for', async () => {
    const works = new SharedWorks()
    const [outer, inner] = [controlled(), controlled()]
    const { signal } = new AbortController()
    expect(works.doneFor(signal)).toBe(0)
    const all = works.get('outer', signal, outer.work)
    expect(works.doneFor(signal)).toBe(0)
    outer.given().progress.onProgress(1, 4)
    expect(works.doneFor(signal)).toBe(0.25)
    const part = works.get('inner', outer.given().signal, inner.work)
    inner.given().progress.onProgress(1, 2)
    expect(works.doneFor(signal)).toBe(0.375)
    inner.finish('part')
    await part
    expect(works.doneFor(signal)).toBe(0.25)
    outer.finish('all')
    await all
    expect(works.doneFor(signal)).toBe(0)
  })
})
