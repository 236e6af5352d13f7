import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { buildId } from '../../src/build-id.js'
import { conflict } from '../../src/domain/errors.js'
import type { Engine, Row, Transaction } from '../../src/engine/engine.js'
import { GrafeoEngine } from '../../src/engine/grafeo/engine.js'
import { isLostRace } from '../../src/engine/grafeo/errors.js'
import { openFolder } from '../../src/engine/grafeo/open-folder.js'
import { FrameReader, framed } from '../../src/engine/grafeo/socket/frames.js'
import { pathOf } from '../../src/engine/grafeo/socket/socket-path.js'
import { limits } from '../../src/limits.js'
import { temporaryFolder } from '../support/engines.js'

const build = 'test'
const say = (text: string) => ({ name: 'test/socket', text })
const unavailable = (words: RegExp) => ({
  kind: 'UNAVAILABLE',
  message: expect.stringMatching(words) as unknown,
})
const modeOf = (path: string): number => statSync(path).mode & 0o777

let folder: ReturnType<typeof temporaryFolder>
const opened: { close(): Promise<void> }[] = []
const kept = <T extends { close(): Promise<void> }>(one: T): T => {
  opened.push(one)
  return one
}
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close()
  folder.remove()
})

const own = async (path = folder.path, options: { build?: string; idle_ms?: number } = {}): Promise<GrafeoEngine> => {
  const engine = kept(GrafeoEngine.open(path))
  await engine.listen({ build, ...options })
  return engine
}
const enter = async (path = folder.path, as = build): Promise<Engine> =>
  kept(await openFolder(path, { build: () => as }))
const countIn = async (engine: Engine): Promise<unknown> =>
  (await engine.read(say('MATCH (n:Thing) RETURN count(n) AS count')))[0]?.['count']
const create = (transaction: Transaction): Promise<Row[]> =>
  transaction.run(say('CREATE (n:Thing {n: 1}) RETURN n.n AS n'))

describe('who may come in', () => {
  test('the socket is its owner’s alone, and goes with the owner', async () => {
    const path = join(folder.path, 'new')
    const owner = await own(path)
    expect([path, 'socket', 'owner'].map((name) => modeOf(join(path, name === path ? '' : name)))).toEqual([
      0o700, 0o600, 0o600,
    ])
    expect(readFileSync(join(path, 'owner'), 'utf8')).toBe(`${process.pid}\nsocket\n`)
    await Promise.all([owner.close(), owner.close()])
    expect(existsSync(join(path, 'socket'))).toBe(false)
    expect(existsSync(join(path, 'owner'))).toBe(false)
  })

  test('a folder whose path is too long for a socket has it among the temporary files, as private', async () => {
    const path = join(folder.path, 'x'.repeat(60), 'y'.repeat(60))
    const owner = await own(path)
    const [, place = ''] = readFileSync(join(path, 'owner'), 'utf8').split('\n')
    expect(place.startsWith(tmpdir())).toBe(true)
    expect([modeOf(place), modeOf(join(place, '..'))]).toEqual([0o600, 0o700])
    const client = await enter(path)
    await client.write(create)
    expect(await countIn(owner)).toBe(1)
    await client.close()
    await owner.close()
    expect(existsSync(join(place, '..'))).toBe(false)
  })

  test('what a process that was killed has left outside of its folder is cleared away by the next', async () => {
    const left = mkdtempSync(join(tmpdir(), 'cityties-'))
    writeFileSync(join(left, 'socket'), '')
    writeFileSync(join(folder.path, 'owner'), `1\n${join(left, 'socket')}\n`)
    await own()
    expect(existsSync(left)).toBe(false)
    expect(readFileSync(join(folder.path, 'owner'), 'utf8')).toBe(`${process.pid}\nsocket\n`)
  })

  test('a file of somebody’s own by the name of the socket is left alone', async () => {
    writeFileSync(join(folder.path, 'socket'), 'mine')
    const owner = await own()
    expect(await countIn(await enter())).toBe(0)
    expect(owner.description).not.toContain('through')
    expect(readFileSync(join(folder.path, 'socket'), 'utf8')).toBe('mine')
  })

  test('a place outside of the folder counts only where it is ours and nobody else may enter it', () => {
    const ours = mkdtempSync(join(folder.path, 'ours-'))
    expect(pathOf(folder.path, join(ours, 'socket'))).toBe(join(ours, 'socket'))
    chmodSync(ours, 0o755)
    expect(pathOf(folder.path, join(ours, 'socket'))).toBeNull()
    chmodSync(ours, 0o700)
    symlinkSync(ours, join(folder.path, 'link'))
    expect(pathOf(folder.path, join(folder.path, 'link', 'socket'))).toBeNull()
    expect(pathOf(folder.path, join(folder.path, 'none', 'socket'))).toBeNull()
    expect(pathOf(folder.path, '../socket')).toBeNull()
  })

  test('another build is told to restart, in words, and the owner goes on', async () => {
    const owner = await own()
    await expect(openFolder(folder.path, { build: () => 'another' })).rejects.toMatchObject(
      unavailable(/^Process \d+ has the data folder .* open and is another build of CityTies .* restart it/),
    )
    expect(await countIn(owner)).toBe(0)
  })

  test('a second process does not serve the same folder', async () => {
    await own()
    await expect(openFolder(folder.path, { build: () => build, serves: true })).rejects.toMatchObject(
      unavailable(/is in use by process \d+; stop that process/),
    )
  })

  test('this build’s id is the same wherever it is asked for', () => {
    expect(buildId()).toMatch(/^[\w-]{43}$/)
    expect(buildId()).toBe(buildId())
  })
})

describe('a socket that is not what it seems', () => {
  const listen = async (answer: (socket: Socket) => void): Promise<Server> => {
    const server = createServer(answer)
    server.listen(join(folder.path, 'socket'))
    await once(server, 'listening')
    writeFileSync(join(folder.path, 'owner'), `${process.pid}\nsocket\n`)
    return server
  }
  const closed = (server: Server) => new Promise((resolve) => server.close(resolve))

  test.each<[string, (socket: Socket) => void]>([
    ['hangs up', (socket) => socket.destroy()],
    ['says something else', (socket) => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n')],
    ['announces what no message has', (socket) => socket.write(Buffer.from([0xff, 0xff, 0xff, 0xff, 1]))],
  ])('%s: the command ends with a sentence', async (_, answer) => {
    const server = await listen((socket) => answer(socket.on('error', () => {})))
    await expect(openFolder(folder.path, { build: () => build })).rejects.toMatchObject(
      unavailable(/^Another process has the data folder .* open and does not answer/),
    )
    await closed(server)
  })

  test('without an owner’s word nobody connects to it', async () => {
    let calls = 0
    const server = await listen(() => calls++)
    writeFileSync(join(folder.path, 'owner'), `${process.pid}\n`)
    const engine = await enter()
    expect(engine.description).not.toContain('through')
    expect(calls).toBe(0)
    await engine.close()
    await closed(server)
  })
})

describe('an owner with clients', () => {
  test('both see at once what the other has written, and the version tells', async () => {
    const owner = await own()
    const client = await enter()
    expect(client.description).toBe(`${owner.description}, through process ${process.pid}`)
    const [mine, theirs] = [await owner.version(), await client.version()]
    await client.write(create)
    expect(await countIn(owner)).toBe(1)
    expect((await owner.version()).token).not.toBe(mine.token)
    expect((await client.version()).token).not.toBe(theirs.token)
    await owner.write(create)
    expect(await countIn(client)).toBe(2)
    expect((await client.version()).commits).toBe((await owner.version()).commits)
  })

  test('what JSON cannot say comes through as it is', async () => {
    await own()
    const text =
      'RETURN 1.0 / 0 AS infinite, 0.0 / 0.0 AS nan, -0.0 AS minus, 9223372036854775807 AS large, [null] AS list'
    expect(await (await enter()).read(say(text))).toEqual([
      {
        infinite: Number.POSITIVE_INFINITY,
        nan: Number.NaN,
        minus: -0,
        large: 9_223_372_036_854_775_807n,
        list: [null],
      },
    ])
  })

  test('errors come through with their kind, words and details', async () => {
    const owner = await own()
    const client = await enter()
    const refused = conflict('Such a thing is there.', { candidates: ['a', 'b'] })
    Object.assign(owner, { read: () => Promise.reject(refused) })
    await expect(client.read(say('RETURN 1 AS one'))).rejects.toMatchObject({
      name: 'CityTiesError',
      kind: 'CONFLICT',
      message: 'Such a thing is there.',
      details: { candidates: ['a', 'b'] },
    })
  })

  test('what is longer than a message may be is refused as a limit, both ways, and the connection holds', async () => {
    const owner = await own()
    const client = await enter()
    const tooLong = 'x'.repeat(limits.socketFrameMax_bytes)
    const limit = { kind: 'LIMIT_EXCEEDED', message: expect.stringMatching(/ask for less at once/) as unknown }
    await expect(client.read(say('RETURN $x AS x'), { x: tooLong })).rejects.toMatchObject(limit)
    Object.assign(owner, { read: () => Promise.resolve([{ x: tooLong }]) })
    await expect(client.read(say('RETURN 1 AS x'))).rejects.toMatchObject(limit)
    await client.write(create)
    expect((await client.version()).commits).toBe((await owner.version()).commits)
  })

  test('work whose transaction lost a race is begun anew', async () => {
    const owner = await own()
    const client = await enter()
    const lost = Object.assign(new Error('lost'), { gqlStatus: '40000' })
    expect(isLostRace(lost)).toBe(true)
    const write = owner.write.bind(owner)
    let attempts = 0
    Object.assign(owner, {
      write: (work: (transaction: Transaction) => Promise<unknown>) =>
        write((transaction) =>
          work({
            ...transaction,
            run: (...args) => (attempts++ === 0 ? Promise.reject(lost) : transaction.run(...args)),
          }),
        ),
    })
    let begun = 0
    const rows = await client.write((transaction) => {
      begun++
      return create(transaction)
    })
    expect({ begun, rows, count: await countIn(owner) }).toEqual({ begun: 2, rows: [{ n: 1 }], count: 1 })
  })

  test('two clients and the owner who count at once lose nothing', async () => {
    const owner = await own()
    const engines = [owner, await enter(), await enter()]
    await owner.write((transaction) => transaction.run(say('CREATE (n:Thing {n: 0})')))
    const increment = (engine: Engine) =>
      engine.write(async (transaction) => {
        const [row] = await transaction.run(say('MATCH (n:Thing) RETURN n.n AS n'))
        await transaction.run(say('MATCH (n:Thing) SET n.n = $n'), { n: Number(row?.['n']) + 1 })
      })
    await Promise.all(Array.from({ length: 60 }, (_, i) => increment(engines[i % 3] as Engine)))
    expect(await owner.read(say('MATCH (n:Thing) RETURN n.n AS n'))).toEqual([{ n: 60 }])
  })

  test('a stream is no further ahead of its reader than a few parts', async () => {
    const owner = await own()
    const client = await enter()
    let given_count = 0
    async function* endless(): AsyncIterable<Row> {
      for (;;) {
        yield { n: given_count++ }
        if (given_count % 100 === 0) await new Promise((resolve) => setImmediate(resolve))
      }
    }
    Object.assign(owner, { stream: endless })
    let read_count = 0
    for await (const { n } of client.stream(say('endless'))) {
      expect(n).toBe(read_count++)
      if (read_count % 1000 === 0) await new Promise((resolve) => setTimeout(resolve, 5))
      expect(given_count - read_count).toBeLessThanOrEqual(
        (limits.socketStreamAhead_count + 3) * limits.socketStreamPart_rows,
      )
      if (read_count === 8000) break
    }
    // It was left, so nothing goes on but the part that was being made.
    await new Promise((resolve) => setTimeout(resolve, 100))
    const then = given_count
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(given_count).toBe(then)
  })
})

describe('what ends in its midst', () => {
  const children: ChildProcess[] = []
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL')
  })
  const holding = async (): Promise<ChildProcess> => {
    const script = join(import.meta.dirname, '..', 'support', 'hold-transaction.ts')
    const child = spawn(process.execPath, ['--import', '@swc-node/register/esm-register', script, folder.path], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    children.push(child)
    if (!child.stdout) throw new Error('no standard output')
    await once(child.stdout, 'data')
    return child
  }
  const halves = async (engine: Engine): Promise<unknown> =>
    (await engine.read(say('MATCH (n:Half) RETURN count(n) AS count')))[0]?.['count']

  test('a client that is killed leaves nothing half, and its place to the next', async () => {
    const owner = await own(folder.path, { build: buildId() })
    const child = await holding()
    const waiting = owner.write(create)
    child.kill('SIGKILL')
    expect(await waiting).toEqual([{ n: 1 }])
    expect(await halves(owner)).toBe(0)
  })

  test('so does one that was stopped and says nothing any more', async () => {
    const owner = await own(folder.path, { build: buildId(), idle_ms: 300 })
    const child = await holding()
    child.kill('SIGSTOP')
    expect(await owner.write(create)).toEqual([{ n: 1 }])
    expect(await halves(owner)).toBe(0)
    // It reads nothing, and the owner can close all the same.
    await owner.close()
  })

  test('a client that says nothing for too long is told so, and may begin anew', async () => {
    const owner = await own(folder.path, { idle_ms: 50 })
    const client = await enter()
    const slow = client.write(async (transaction) => {
      await create(transaction)
      await new Promise((resolve) => setTimeout(resolve, 200))
      return create(transaction)
    })
    await expect(slow).rejects.toMatchObject(unavailable(/^Nothing was heard for 0\.05 s.*rolled back/))
    expect(await countIn(owner)).toBe(0)
    await client.write(create)
    expect(await countIn(owner)).toBe(1)
  })

  test('a client that waits for its turn when it goes never has it', async () => {
    const owner = await own()
    const client = await enter()
    let release: () => void = () => {}
    const held = owner.write(() => new Promise<void>((resolve) => (release = resolve)))
    const waiting = client.write(create)
    await client.version()
    const { connection } = client as unknown as { connection: { close(): Promise<void> } }
    await connection.close()
    await expect(waiting).rejects.toMatchObject(unavailable(/has ended or hung up/))
    release()
    await held
    await owner.write(async () => {})
    expect(await countIn(owner)).toBe(0)
  })

  test('an owner that closes rolls back what is open and says so; nothing else waits for ever', async () => {
    const owner = await own()
    const client = await enter()
    const work = client.write(async (transaction) => {
      await create(transaction)
      await owner.close()
      return create(transaction)
    })
    await expect(work).rejects.toMatchObject(unavailable(/is stopping; run the command again|has ended or hung up/))
    await expect(client.read(say('RETURN 1 AS one'))).rejects.toMatchObject(unavailable(/has ended or hung up/))
    await expect(client.write(create)).rejects.toMatchObject(unavailable(/has ended or hung up/))
    await expect(client.version()).rejects.toMatchObject(unavailable(/has ended or hung up/))
    await client.close()
    expect(await countIn(await own())).toBe(0)
  })
})

describe('messages', () => {
  test('come out as they went in, in whatever pieces they come', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 8 }),
        fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 10 }),
        (bodies, sizes) => {
          const stream = Buffer.concat(bodies.flatMap((body) => framed(Buffer.from(body))))
          const reader = new FrameReader()
          const found: Buffer[] = []
          for (let at = 0, i = 0; at < stream.length; i++) {
            const size = sizes[i % sizes.length] as number
            found.push(...reader.frames(stream.subarray(at, at + size)))
            at += size
          }
          expect(found).toEqual(bodies.map((body) => Buffer.from(body)))
        },
      ),
    )
  })
})
