import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from '@jest/globals'
import { Liveness } from '../../src/engine/neo4j/liveness.js'

const unavailable = { name: 'CityTiesError', kind: 'UNAVAILABLE', message: expect.stringMatching(/does not answer/) }
const never = new Promise<never>(() => {})

/** A database that answers a sign of life, refuses the connection, or says nothing. */
class Database {
  says: 'yes' | 'refused' | 'nothing' = 'yes'
  asked_count = 0
  givenUp_count = 0
  gone_count = 0
  readonly liveness = new Liveness(
    {
      ask: async () => {
        this.asked_count++
        if (this.says === 'nothing') await never
        if (this.says === 'refused') throw new Error('refused')
      },
      giveUp: () => {
        this.givenUp_count++
      },
    },
    () => {
      this.gone_count++
    },
    { clock_ms: 5, askAfter_ms: 20, patience_looks: 4 },
  )

  async until(reached: () => boolean): Promise<void> {
    while (!reached()) await sleep(1)
  }
}

let database: Database
const made = (): Database => {
  database = new Database()
  return database
}
afterEach(() => database.liveness.close())

test('who waits for long is left to wait while the database is there, and nobody asks for those who do not', async () => {
  const { liveness } = made()
  for (let call = 0; call < 10; call++) expect(await liveness.during(async () => call)).toBe(call)
  await sleep(50)
  expect(database.asked_count).toBe(0)
  let answer: (value: string) => void = () => {}
  const long = liveness.during(() => new Promise<string>((resolve) => (answer = resolve)))
  await database.until(() => database.asked_count >= 3)
  answer('at last')
  expect(await long).toBe('at last')
  expect([database.givenUp_count, database.gone_count, liveness.gone]).toEqual([0, 0, null])
})

test.each(['nothing', 'refused'] as const)(
  'a database that says %s is gone: all who wait are told, who comes is told at once, until it answers again',
  async (says) => {
    const { liveness } = made()
    database.says = says
    let told: unknown = null
    const waiting = [
      liveness.during(async (gone) => {
        gone.onStop((reason) => {
          told = reason
        })
        return never
      }),
      liveness.during(() => never),
    ]
    for (const one of waiting) await expect(one).rejects.toMatchObject(unavailable)
    expect(told).toMatchObject(unavailable)
    let begun = false
    const coming = liveness.during(async () => {
      begun = true
    })
    await expect(coming).rejects.toMatchObject(unavailable)
    expect(begun).toBe(false)
    expect(() => liveness.begin()).toThrow(expect.objectContaining(unavailable))
    // It is asked on, though nobody waits, and told once.
    await database.until(() => database.givenUp_count >= 3)
    expect(database.gone_count).toBe(1)
    database.says = 'yes'
    await database.until(() => liveness.gone === null)
    expect(await liveness.during(async () => 'again')).toBe('again')
    database.says = says
    await expect(liveness.during(() => never)).rejects.toMatchObject(unavailable)
    expect(database.gone_count).toBe(2)
  },
)

test('who is cut off by other means has it asked as well', async () => {
  const { liveness } = made()
  const over = liveness.begin()
  await database.until(() => database.asked_count >= 2)
  over()
  await sleep(30)
  const { asked_count } = database
  await sleep(60)
  expect(database.asked_count).toBe(asked_count)
})

test('an error of the work comes out as it is', async () => {
  const { liveness } = made()
  const error = new Error('the work')
  await expect(liveness.during(() => Promise.reject(error))).rejects.toBe(error)
})
