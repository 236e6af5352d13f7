import { describe, expect, test } from '@jest/globals'
import { Stop } from '../../src/domain/stop.js'
import { Admission } from '../../src/server/admission.js'

const bounds = {
  running_count: 3,
  runningPerClient_count: 2,
  runningPerClient_fields: 100,
  waiting_count: 3,
  waitingPerClient_count: 2,
  wait_ms: 60_000,
  behind_ms: 60_000,
  turn_ms: 60_000,
}

/** Lets clients in, and says who was. */
class Door {
  readonly admission: Admission
  readonly entered: string[] = []

  constructor(changed: Partial<typeof bounds> = {}) {
    this.admission = new Admission({ ...bounds, ...changed })
  }

  /** @param name `a1` is of the client a */
  async come(name: string, stop = new Stop(), cost_fields = 0): Promise<void> {
    await this.admission.enter(name.slice(0, 1), stop, cost_fields)
    this.entered.push(name)
  }

  async leave(client: string, cost_fields = 0): Promise<void> {
    this.admission.leave(client, cost_fields)
    await new Promise((done) => setImmediate(done))
  }
}

describe('operations at once', () => {
  test('those for whom there is room are let in at once, the others in their turn', async () => {
    const door = new Door()
    for (const name of ['a1', 'a2', 'b1']) expect(door.admission.enter(name.slice(0, 1), new Stop())).toBeNull()
    void door.come('c1')
    void door.come('b2')
    expect(door.admission.counts).toEqual({ running: 3, waiting: 2 })
    await door.leave('a')
    expect(door.entered).toEqual(['c1'])
    await door.leave('a')
    expect(door.entered).toEqual(['c1', 'b2'])
    expect(door.admission.counts).toEqual({ running: 3, waiting: 0 })
  })

  test('a client that has its share waits, also where there is room, and holds up nobody behind it', async () => {
    const door = new Door()
    await door.come('a1')
    await door.come('a2')
    void door.come('a3')
    await door.come('b1')
    expect(door.entered).toEqual(['a1', 'a2', 'b1'])
    void door.come('c1')
    await door.leave('b')
    expect(door.entered).toEqual(['a1', 'a2', 'b1', 'c1'])
    await door.leave('a')
    expect(door.entered.at(-1)).toBe('a3')
  })

  test('no more wait than may, of one client fewer; the rest is refused at once', async () => {
    const door = new Door()
    for (const name of ['a1', 'a2', 'b1']) await door.come(name)
    const waiting = [door.come('a3'), door.come('c1')]
    const last = door.come('a4')
    expect(() => door.admission.enter('a', new Stop())).toThrow(/Too much is being asked/)
    // All places to wait are taken: the last of the client that has most of them makes room for one that has none.
    waiting.push(door.come('d1'))
    await expect(last).rejects.toMatchObject({ kind: 'UNAVAILABLE' })
    for (const client of ['a', 'c', 'd', 'e'])
      expect(() => door.admission.enter(client, new Stop())).toThrow(expect.objectContaining({ kind: 'UNAVAILABLE' }))
    expect(door.admission.counts).toEqual({ running: 3, waiting: 3 })
    for (const client of ['a', 'a', 'b', 'a', 'c', 'd']) await door.leave(client)
    await Promise.all(waiting)
    expect(door.admission.counts).toEqual({ running: 0, waiting: 0 })
  })

  test('clients take turns, whoever came first', async () => {
    const door = new Door({ running_count: 1, waiting_count: 50, waitingPerClient_count: 50 })
    await door.come('a1')
    const coming = ['a2', 'a3', 'a4', 'b1', 'c1', 'b2'].map((name) => door.come(name))
    const came: string[] = []
    for (;;) {
      came.push(door.entered.at(-1) as string)
      await door.leave(door.entered.at(-1)?.slice(0, 1) as string)
      if (came.length > coming.length) break
    }
    expect(came).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3', 'a4'])
  })

  test('who has asked for much goes after those who ask for little', async () => {
    const door = new Door({ running_count: 1, waiting_count: 50, waitingPerClient_count: 50 })
    await door.come('a1', new Stop(), 5000)
    for (const name of ['a2', 'b1', 'b2', 'b3']) void door.come(name)
    await door.leave('a', 5000)
    for (const client of ['b', 'b', 'b']) await door.leave(client)
    expect(door.entered).toEqual(['a1', 'b1', 'b2', 'b3', 'a2'])
  })

  test('who asked for much and went away before it was done has had none of it', async () => {
    const door = new Door({ running_count: 1, waiting_count: 50, waitingPerClient_count: 50 })
    await door.come('a1')
    const stop = new Stop()
    const gone = door.come('b1', stop, 5000)
    stop.stop(new Error('gone'))
    await expect(gone).rejects.toThrow('gone')
    for (const name of ['c1', 'c2', 'b2']) void door.come(name)
    for (const client of ['a', 'c', 'b']) await door.leave(client)
    expect(door.entered).toEqual(['a1', 'c1', 'b2', 'c2'])
  })

  test('of one client no more runs at once than it may cost; what costs more runs alone, and the cheap go past it', async () => {
    const door = new Door({ running_count: 10, runningPerClient_count: 10 })
    await door.come('a1', new Stop(), 60)
    await door.come('a2', new Stop(), 40)
    void door.come('a3', new Stop(), 300)
    await door.come('a4')
    await door.come('b1', new Stop(), 300)
    expect(door.entered).toEqual(['a1', 'a2', 'a4', 'b1'])
    await door.leave('a', 60)
    expect(door.entered.at(-1)).toBe('b1')
    await door.leave('a', 40)
    expect(door.entered.at(-1)).toBe('a3')
    void door.come('a5', new Stop(), 1)
    expect(door.admission.counts).toEqual({ running: 3, waiting: 1 })
    await door.leave('a', 300)
    expect(door.entered.at(-1)).toBe('a5')
  })

  test('a client of whom nothing runs or waits is not refused because others wait, nor are the cheap because the dear do, nor the dear because their own do', async () => {
    const door = new Door({ running_count: 2, waitingPerClient_count: 3, behind_ms: 1 })
    await door.come('a1', new Stop(), 300)
    void door.come('a2', new Stop(), 300)
    // From now on it has waited for long.
    await new Promise((done) => setTimeout(done, 10))
    void door.come('a4', new Stop(), 300)
    await door.come('a3')
    void door.come('b1')
    expect(door.admission.counts).toEqual({ running: 2, waiting: 3 })
    await door.leave('a')
    expect(door.entered).toEqual(['a1', 'a3', 'b1'])
    await door.leave('a', 300)
    expect(door.entered.at(-1)).toBe('a2')
    await door.leave('a', 300)
    expect(door.entered.at(-1)).toBe('a4')
  })

  test('who has waited too long is told so, and who goes away leaves the queue', async () => {
    const door = new Door({ wait_ms: 1 })
    for (const name of ['a1', 'a2', 'b1']) await door.come(name)
    await expect(door.come('c1')).rejects.toThrow(/^Nothing became free for 0\.001 seconds/)
    const [patient, stop] = [new Door(), new Stop()]
    for (const name of ['a1', 'a2', 'b1']) await patient.come(name)
    const gone = patient.come('c1', stop)
    stop.stop(new Error('gone'))
    await expect(gone).rejects.toThrow('gone')
    expect(patient.admission.counts).toEqual({ running: 3, waiting: 0 })
    // The place goes to nobody.
    await patient.leave('a')
    expect(patient.admission.counts).toEqual({ running: 2, waiting: 0 })
  })

  test('operations that are over at once leave room for a look at who else has come, and the rest is refused then', async () => {
    const door = new Door({ running_count: 4, waiting_count: 0, turn_ms: 0 })
    const coming = ['a1', 'b1', 'c1', 'd1'].map((name) => door.come(name))
    // There is room for all, but time for one.
    expect(door.entered).toEqual([])
    expect(door.admission.counts).toEqual({ running: 1, waiting: 3 })
    expect(() => door.admission.enter('e', new Stop())).toThrow(/Too much is being asked/)
    await door.leave('a')
    expect(door.entered.slice(0, 2)).toEqual(['a1', 'b1'])
    await Promise.all(coming)
    expect(door.entered).toEqual(['a1', 'b1', 'c1', 'd1'])
    expect(door.admission.counts).toEqual({ running: 3, waiting: 0 })
    await new Promise((done) => setImmediate(done))
    expect(door.admission.enter('e', new Stop())).toBeNull()
  })

  test('those who wait for their turn go before those who come later, and none is left when all have gone', async () => {
    const door = new Door({ running_count: 2, waiting_count: 50, waitingPerClient_count: 50, turn_ms: 0 })
    const work = async (name: string): Promise<void> => {
      await door.come(name)
      await new Promise((done) => setImmediate(done))
      door.admission.leave(name.slice(0, 1))
    }
    const names = Array.from({ length: 40 }, (_, number) => `${'abcd'[number % 4]}${number}`)
    await Promise.all(names.map(work))
    expect(door.entered).toEqual(names)
    expect(door.admission.counts).toEqual({ running: 0, waiting: 0 })
  })

  test('when the first has waited for long nobody else is let in to wait, but for those who are before none of it', async () => {
    const door = new Door({ running_count: 3, runningPerClient_count: 1, behind_ms: 5 })
    for (const name of ['a1', 'b1']) await door.come(name)
    void door.come('a2')
    await new Promise((done) => setTimeout(done, 20))
    // It waits for its own client alone, which holds up nobody else.
    expect(() => door.admission.enter('a', new Stop())).toThrow(/Too much is being asked/)
    await door.come('c1')
    void door.come('d1')
    await new Promise((done) => setTimeout(done, 20))
    // Nor is one refused of whom nothing else runs or waits, but its next.
    const coming = door.come('e1')
    expect(() => door.admission.enter('e', new Stop())).toThrow(/Too much is being asked/)
    await door.leave('c')
    expect(door.entered.at(-1)).toBe('d1')
    await door.leave('a')
    await coming
    await door.leave('b')
    expect(door.entered.slice(-2)).toEqual(['e1', 'a2'])
  })

  test('where it goes slowly, no more are let in to wait than come in before long', async () => {
    const door = new Door({ running_count: 1, waiting_count: 1000, waitingPerClient_count: 1000, behind_ms: 200 })
    await door.come('a0')
    for (let number = 1; number <= 12; number++) void door.come(`b${number}`)
    for (let number = 0; number <= 12; number++) {
      await new Promise((done) => setTimeout(done, 20))
      await door.leave(number === 0 ? 'a' : 'b')
    }
    expect(door.admission.counts).toEqual({ running: 0, waiting: 0 })
    // Nobody has waited yet; by the pace of those before, so many would for too long.
    const fill = (): void => {
      for (let number = 0; number < 1000; number++) void door.admission.enter('c', new Stop())?.catch(() => {})
    }
    expect(fill).toThrow(/Too much is being asked/)
    expect(door.admission.counts.waiting).toBeLessThan(100)
    while (door.admission.counts.running > 0) await door.leave('c')
  })

  test('a pause, and who went away in it, are no pace: nobody is refused for them', async () => {
    const door = new Door({ running_count: 1, waiting_count: 10, waitingPerClient_count: 10, behind_ms: 20 })
    await door.come('a1')
    const stop = new Stop()
    void door.come('b1')
    const gone = door.come('c1', stop)
    await door.leave('a')
    stop.stop(new Error('gone'))
    await expect(gone).rejects.toThrow('gone')
    await door.leave('b')
    await new Promise((done) => setTimeout(done, 300))
    await door.come('a2')
    void door.come('b2')
    await door.leave('a')
    const coming = ['c2', 'd2', 'e2', 'f2', 'g2'].map((name) => door.come(name))
    for (const client of ['b', 'c', 'd', 'e', 'f']) await door.leave(client)
    await Promise.all(coming)
    expect(door.entered.slice(-5)).toEqual(['c2', 'd2', 'e2', 'f2', 'g2'])
  })

  test('who asks over a new connection waits until nobody else connects', async () => {
    const door = new Door()
    door.admission.noteConnection()
    const coming = door.come('a1')
    expect(door.entered).toEqual([])
    await new Promise((done) => setImmediate(done))
    door.admission.noteConnection()
    await new Promise((done) => setImmediate(done))
    expect(door.entered).toEqual([])
    await coming
    expect(door.admission.enter('b', new Stop())).toBeNull()
  })
})
