import { existsSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { Neo4jError } from 'neo4j-driver'
import type { ErrorKind } from '../../src/domain/errors.js'
import { GrafeoEngine } from '../../src/engine/grafeo/engine.js'
import { isLostRace, translate as translateGrafeo } from '../../src/engine/grafeo/errors.js'
import { Neo4jEngine } from '../../src/engine/neo4j/engine.js'
import { isRetryable, translate } from '../../src/engine/neo4j/errors.js'
import { temporaryFolder } from '../support/engines.js'

const unavailable = (message: RegExp) => ({
  name: 'CityTiesError',
  kind: 'UNAVAILABLE',
  message: expect.stringMatching(message) as unknown,
})
const neo4jError = (code: string): Neo4jError =>
  new Neo4jError('in the words of the database', code, '50N42', 'status', undefined)

describe('errors of Neo4j', () => {
  test.each<[string, ErrorKind]>([
    ['Neo.ClientError.Security.Unauthorized', 'UNAVAILABLE'],
    ['Neo.ClientError.Security.AuthenticationRateLimit', 'UNAVAILABLE'],
    ['Neo.ClientError.Database.DatabaseNotFound', 'UNAVAILABLE'],
    ['Neo.ClientError.Transaction.TransactionTimedOut', 'LIMIT_EXCEEDED'],
    ['Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration', 'LIMIT_EXCEEDED'],
    ['Neo.TransientError.General.OutOfMemoryError', 'LIMIT_EXCEEDED'],
    ['Neo.TransientError.General.MemoryPoolOutOfMemoryError', 'LIMIT_EXCEEDED'],
    ['Neo.TransientError.General.TransactionOutOfMemoryError', 'LIMIT_EXCEEDED'],
    ['Neo.ClientError.Schema.ConstraintValidationFailed', 'CONFLICT'],
    ['Neo.TransientError.Transaction.DeadlockDetected', 'UNAVAILABLE'],
    ['Neo.DatabaseError.General.UnknownError', 'UNAVAILABLE'],
    ['ServiceUnavailable', 'UNAVAILABLE'],
    ['SessionExpired', 'UNAVAILABLE'],
  ])('%s is %s, in words of ours', (code, kind) => {
    const cause = neo4jError(code)
    expect(translate(cause)).toMatchObject({ name: 'CityTiesError', kind, cause })
    expect(String(translate(cause))).not.toContain(cause.message)
  })

  test('what took all memory is not asked for again, unlike what passes', () => {
    expect(isRetryable(neo4jError('Neo.TransientError.General.MemoryPoolOutOfMemoryError'))).toBe(false)
    expect(isRetryable(neo4jError('Neo.TransientError.Transaction.DeadlockDetected'))).toBe(true)
  })

  test('a code that has no rule, and what is not of the driver, stay as they are', () => {
    for (const error of [neo4jError('Neo.ClientError.Statement.SyntaxError'), new Error('other'), undefined])
      expect(translate(error)).toBe(error)
  })

  test('a server that does not answer is unavailable, and named', async () => {
    await expect(Neo4jEngine.open({ url: 'bolt://127.0.0.1:1' })).rejects.toMatchObject(
      unavailable(/bolt:\/\/127\.0\.0\.1:1/),
    )
    await expect(Neo4jEngine.open({ url: 'neo4j://127.0.0.1:1' })).rejects.toMatchObject(
      unavailable(/neo4j:\/\/127\.0\.0\.1:1/),
    )
  })

  test('a server that is something else is unavailable, and named', async () => {
    const server = createServer((_, response) => response.end('hello'))
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    const url = `bolt://127.0.0.1:${(server.address() as AddressInfo).port}`
    try {
      await expect(Neo4jEngine.open({ url })).rejects.toMatchObject(unavailable(new RegExp(url)))
    } finally {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    }
  })

  test('a scheme that the driver does not know is unavailable, and named', async () => {
    await expect(Neo4jEngine.open({ url: 'http://127.0.0.1:7687' })).rejects.toMatchObject(
      unavailable(/http:\/\/127\.0\.0\.1:7687/),
    )
  })
})

describe('errors of the embedded engine', () => {
  test('a lost race is known by its status, whatever threw it', () => {
    const lost = { message: 'conflict', gqlStatus: '40000' }
    expect(isLostRace(lost)).toBe(true)
    expect(translateGrafeo(lost)).toMatchObject({ kind: 'UNAVAILABLE', cause: lost })
    for (const other of [{ gqlStatus: '42000' }, new Error('40000'), null, undefined, '40000']) {
      expect(isLostRace(other)).toBe(false)
      expect(translateGrafeo(other)).toBe(other)
    }
  })

  test('a folder that is open already is unavailable, with the process that has it', async () => {
    const folder = temporaryFolder()
    const engine = GrafeoEngine.open(folder.path)
    try {
      expect(() => GrafeoEngine.open(folder.path)).toThrow(
        expect.objectContaining(unavailable(new RegExp(`process ${process.pid}`))),
      )
      // Whoever was refused has not taken the owner's word away.
      expect(existsSync(join(folder.path, 'owner'))).toBe(true)
      const [row] = await engine.read({ name: 'test/one', text: 'RETURN 1 AS one' })
      expect(row).toEqual({ one: 1 })
    } finally {
      await engine.close()
    }
    await GrafeoEngine.open(folder.path).close()
    folder.remove()
  })

  test('closing waits for a write that runs: it is in the file', async () => {
    const folder = temporaryFolder()
    const engine = GrafeoEngine.open(folder.path)
    const running = engine.write(async (transaction) => {
      await new Promise((resolve) => setTimeout(resolve, 50))
      await transaction.run({ name: 'test/create', text: 'CREATE (:Thing {n: 7})' })
    })
    await engine.close()
    await running
    const again = GrafeoEngine.open(folder.path)
    expect(await again.read({ name: 'test/read', text: 'MATCH (n:Thing) RETURN n.n AS n' })).toEqual([{ n: 7 }])
    await again.close()
    folder.remove()
  })

  test('a file that is not ours is left as it is, and named', () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder.path, 'graph.grafeo'), 'something else altogether')
    expect(() => GrafeoEngine.open(folder.path)).toThrow(
      expect.objectContaining(unavailable(/is not a CityTies data file/)),
    )
    folder.remove()
  })

  test('a folder that cannot be made is unavailable, and named', () => {
    const folder = temporaryFolder()
    const file = join(folder.path, 'file')
    writeFileSync(file, '')
    expect(() => GrafeoEngine.open(join(file, 'data'))).toThrow(
      expect.objectContaining(unavailable(/cannot be written to/)),
    )
    folder.remove()
  })
})
