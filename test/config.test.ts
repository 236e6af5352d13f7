import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type Flags, readConfig, readCopyEnds } from '../src/config.js'

type Env = Readonly<Record<string, string>>

/** What a person reads when a setting is wrong. */
function refusal(flags: Flags, env: Env): string {
  try {
    readConfig(flags, env)
  } catch (error) {
    expect(error).toMatchObject({ name: 'CityTiesError', kind: 'INVALID_INPUT' })
    return (error as Error).message
  }
  throw new Error(`${JSON.stringify({ flags, env })} was taken`)
}

const databaseOf = (url: string, env: Env = {}) => readConfig({}, { DATABASE_URL: url, ...env }).database

test('without flags and environment it is the embedded engine in ./data on 127.0.0.1:4000, with the seed', () => {
  const config = readConfig({}, {})
  expect(config).toEqual({
    database: { kind: 'embedded', folder: './data' },
    host: '127.0.0.1',
    port: 4000,
    seed: true,
    cypher: false,
    http: {
      corsOrigins: [],
      responseCache_bytes: 33_554_432,
      maxAge_s: 0,
      staleWhileRevalidate_s: 0,
      operationsFolder: null,
      trustedOnly: false,
      introspection: true,
      rateLimit_perMinute: 6000,
      replicas_count: 1,
      trustProxy: [],
      metrics: 'monitors',
      logLevel: 'warn',
      slow_ms: 5000,
      slowPlans: false,
      traces: false,
    },
    access: { requireAuth: false, tokens: null },
  })
  expect(Object.isFrozen(config)).toBe(true)
  expect(Object.isFrozen(config.http)).toBe(true)
})

test('an empty variable is none', () => {
  expect(readConfig({}, { DATABASE_URL: '', HOST: ' ', PORT: '' })).toEqual(readConfig({}, {}))
})

describe('DATABASE_URL', () => {
  test.each([
    ['memory:', null],
    ['file:./data', './data'],
    ['file:data', 'data'],
    ['file:../data dir', '../data dir'],
    ['file:/var/lib/cityties', '/var/lib/cityties'],
    ['file:///var/lib/cityties', '/var/lib/cityties'],
  ])('%s is the embedded engine', (url, folder) => {
    expect(databaseOf(url)).toEqual({ kind: 'embedded', folder })
  })

  test.each([
    'neo4j://localhost',
    'neo4j://localhost:7687',
    'neo4j+s://db.example.org',
    'neo4j+ssc://db.example.org:7687',
    'bolt://127.0.0.1:7687',
    'bolt+s://[::1]:7687',
    'bolt+ssc://db.example.org',
  ])('%s is a Neo4j', (url) => {
    expect(databaseOf(url)).toEqual({ kind: 'neo4j', url })
  })

  test('credentials and the name of the database come from variables of their own', () => {
    const env = { NEO4J_USERNAME: 'neo4j', NEO4J_PASSWORD: 's3cret', NEO4J_DATABASE: 'ties' }
    expect(databaseOf('neo4j://db', env)).toEqual({
      kind: 'neo4j',
      url: 'neo4j://db',
      username: 'neo4j',
      password: 's3cret',
      database: 'ties',
    })
    expect(databaseOf('memory:', env)).toEqual({ kind: 'embedded', folder: null })
  })

  test.each([
    'data',
    './data',
    '/data',
    'file:',
    // The folder /data of another machine, or ./data? Neither can be meant.
    'file://data',
    'file://./data',
    'memory',
    'memory:x',
    'http://localhost:7687',
    'postgres://localhost/ties',
    'neo4j:',
    'neo4j:localhost',
    'neo4j://',
    'neo4j:///ties',
    'neo4j://local host',
    'bolt://localhost:99999',
    'bolt://localhost:port',
    'NEO4J//localhost',
  ])('%j is refused in one sentence that says what is allowed', (url) => {
    expect(refusal({}, { DATABASE_URL: url })).toBe(
      `DATABASE_URL is '${url}'; it takes file:<folder>, memory:, or neo4j:// neo4j+s:// neo4j+ssc:// bolt:// bolt+s:// bolt+ssc://<host>[:port].`,
    )
    expect(refusal({ database: url }, {})).toMatch(/^--database is '/)
  })

  test.each([
    'neo4j://neo4j:s3cret@localhost',
    'neo4j://neo4j@localhost',
    'neo4j://:s3cret@localhost',
    'bolt+s://neo4j:s3cret@localhost:7687',
    // What follows the slash is a path, and the host is called neo4j.
    'neo4j://neo4j:12/s3cret@localhost',
  ])('%s is told where credentials belong', (url) => {
    const said = refusal({}, { DATABASE_URL: url })
    expect(said).toBe('DATABASE_URL holds credentials; give them in NEO4J_USERNAME and NEO4J_PASSWORD.')
    expect(refusal({ database: url }, {})).toMatch(/^--database holds credentials;/)
  })
})

describe('a password is never shown', () => {
  test.each([
    'neo4j://neo4j:s3cret@local host',
    'postgres://neo4j:s3cret@localhost/ties',
    'postgres://neo4j:with/s3cret@localhost',
    'postgres://neo4j:with@s3cret@localhost',
    'postgres://neo4j:with?s3cret@localhost',
    'postgres://neo4j:with#s3cret@localhost',
    'neo4j:s3cret@localhost:7687',
    'neo4j:/neo4j:s3cret@localhost',
    'postgres://localhost/ties?user=neo4j&password=s3cret',
    'jdbc:neo4j:neo4j://localhost?password=s3cret',
  ])('of %s', (url) => {
    for (const said of [refusal({}, { DATABASE_URL: url }), refusal({ database: url }, {})]) {
      expect(said).not.toContain('s3cret')
      expect(said).toContain('it takes file:<folder>')
    }
  })

  test('of any address with credentials that is refused', () => {
    const part = fc.string({ unit: fc.constantFrom(...'aB3:/@?# %'), maxLength: 6 })
    fc.assert(
      fc.property(fc.constantFrom('postgres://', 'http://', '', 'neo4j:', 'neo4j://'), part, part, (scheme, a, b) => {
        const said = refusal({}, { DATABASE_URL: `${scheme}neo4j:${a}s3cret${b}@local host` })
        expect(said).not.toContain('s3cret')
      }),
      { numRuns: 500 },
    )
  })

  test('when another setting is wrong', () => {
    const env = { DATABASE_URL: 'neo4j://db', NEO4J_USERNAME: 'neo4j', NEO4J_PASSWORD: 's3cret' }
    expect(refusal({}, { ...env, PORT: 'x' })).not.toContain('s3cret')
    expect(refusal({}, { ...env, HOST: 'a b' })).not.toContain('s3cret')
  })
})

describe('PORT', () => {
  test.each([
    ['0', 0],
    ['1', 1],
    ['4000', 4000],
    ['65535', 65_535],
  ])('%s is one', (text, port) => {
    expect(readConfig({}, { PORT: text }).port).toBe(port)
    expect(readConfig({ port: text }, {}).port).toBe(port)
  })

  test.each(['65536', '99999', '100000', '-1', '80.5', '1e3', '0x50', 'http', '4000a', '４０００'])(
    '%s is none',
    (text) => {
      expect(refusal({}, { PORT: text })).toBe(`PORT is '${text}'; it takes a port from 0 (any free one) to 65535.`)
      expect(refusal({ port: text }, {})).toMatch(/^--port is '/)
    },
  )

  test('a flag that is given empty is wrong, not absent', () => {
    expect(refusal({ port: '' }, { PORT: '4000' })).toMatch(/^--port is ''/)
  })
})

describe('HOST', () => {
  test.each(['127.0.0.1', '0.0.0.0', '::', '::1', 'localhost', 'db-1.example.org'])('%s is one', (host) => {
    expect(readConfig({}, { HOST: host }).host).toBe(host)
    expect(readConfig({ host }, {}).host).toBe(host)
  })

  test.each(['a b', 'http://localhost', 'local/host', 'höst', 'a'.repeat(256)])('%j is none', (host) => {
    expect(refusal({}, { HOST: host })).toBe(
      `HOST is '${host}'; it takes a host name or address to listen on, such as 127.0.0.1 or 0.0.0.0.`,
    )
    expect(refusal({ host }, {})).toMatch(/^--host is '/)
  })
})

describe('CYPHER', () => {
  test('is off unless it is switched on, and the flag wins', () => {
    expect(readConfig({}, { CYPHER: 'on' }).cypher).toBe(true)
    expect(readConfig({}, { CYPHER: 'off' }).cypher).toBe(false)
    expect(readConfig({ cypher: true }, {}).cypher).toBe(true)
    expect(readConfig({ cypher: true }, { CYPHER: 'off' }).cypher).toBe(true)
  })

  test.each(['perhaps', '2', 'on!'])('%s is no answer', (value) => {
    expect(refusal({}, { CYPHER: value })).toBe(`CYPHER is '${value}'; it takes on or off, true or false.`)
  })
})

describe('CORS_ORIGINS', () => {
  test('is a list with commas; the flag is given once for each', () => {
    const origins = ['https://example.org', 'http://localhost:3000']
    expect(readConfig({}, { CORS_ORIGINS: ' https://example.org, http://localhost:3000,' }).http.corsOrigins).toEqual(
      origins,
    )
    expect(readConfig({ corsOrigin: origins }, { CORS_ORIGINS: '*' }).http.corsOrigins).toEqual(origins)
    expect(readConfig({}, { CORS_ORIGINS: '*' }).http.corsOrigins).toEqual(['*'])
  })

  test.each([
    'example.org',
    'https://example.org/',
    'https://example.org/path',
    'https://EXAMPLE.org',
    'https://example.org:443',
    'https://*.example.org',
    'ftp://example.org',
    'null',
    'file://',
    'https://user@example.org',
  ])('%j is no origin', (origin) => {
    expect(refusal({}, { CORS_ORIGINS: `https://fine.example,${origin}` })).toBe(
      `CORS_ORIGINS holds '${origin}'; it takes origins such as https://example.org or http://localhost:3000, or * for all.`,
    )
    expect(refusal({ corsOrigin: [origin] }, {})).toMatch(/^--cors-origin holds '/)
  })
})

describe('numbers of the HTTP settings', () => {
  const settings = [
    [
      'RESPONSE_CACHE_MIB',
      'responseCache',
      '--response-cache',
      'responseCache_bytes',
      'MiB, from 0 to 65536',
      1_048_576,
    ],
    ['MAX_AGE_S', 'maxAge', '--max-age', 'maxAge_s', 'seconds, from 0 to 86400', 1],
    [
      'STALE_WHILE_REVALIDATE_S',
      'staleWhileRevalidate',
      '--stale-while-revalidate',
      'staleWhileRevalidate_s',
      'seconds, from 0 to 86400',
      1,
    ],
    ['RATE_LIMIT', 'rateLimit', '--rate-limit', 'rateLimit_perMinute', 'requests a minute, from 0 to 1000000', 1],
  ] as const

  test.each(settings)('%s', (variable, flag, option, key, takes, unit) => {
    for (const given of [0, 1, 500]) {
      expect(readConfig({}, { [variable]: String(given) }).http[key]).toBe(given * unit)
      expect(readConfig({ [flag]: String(given) }, { [variable]: 'x' }).http[key]).toBe(given * unit)
    }
    for (const wrong of ['-1', '1.5', '1e3', 'none', '999999999', '99999999999'])
      expect(refusal({}, { [variable]: wrong })).toBe(`${variable} is '${wrong}'; it takes ${takes}.`)
    expect(refusal({ [flag]: '' }, {})).toBe(`${option} is ''; it takes ${takes}.`)
  })
})

test('REPLICAS', () => {
  for (const given of [1, 2, 1000]) {
    expect(readConfig({}, { REPLICAS: String(given) }).http.replicas_count).toBe(given)
    expect(readConfig({ replicas: String(given) }, { REPLICAS: 'x' }).http.replicas_count).toBe(given)
  }
  expect(readConfig({}, {}).http.replicas_count).toBe(1)
  for (const wrong of ['0', '-1', '1.5', '1001', 'two'])
    expect(refusal({}, { REPLICAS: wrong })).toBe(`REPLICAS is '${wrong}'; it takes servers, from 1 to 1000.`)
  expect(refusal({ replicas: '0' }, {})).toBe("--replicas is '0'; it takes servers, from 1 to 1000.")
})

describe('INTROSPECTION', () => {
  test('is on unless either says otherwise', () => {
    expect(readConfig({ introspection: true }, {}).http.introspection).toBe(true)
    expect(readConfig({ introspection: false }, { INTROSPECTION: 'on' }).http.introspection).toBe(false)
    expect(readConfig({ introspection: true }, { INTROSPECTION: 'off' }).http.introspection).toBe(false)
    expect(refusal({}, { INTROSPECTION: 'perhaps' })).toBe(
      "INTROSPECTION is 'perhaps'; it takes on or off, true or false.",
    )
  })
})

describe('TRUSTED_ONLY', () => {
  test('needs a folder of operations', () => {
    expect(readConfig({ operations: 'ops', trustedOnly: true }, {}).http).toMatchObject({
      operationsFolder: 'ops',
      trustedOnly: true,
    })
    expect(readConfig({}, { OPERATIONS_FOLDER: 'ops', TRUSTED_ONLY: 'true' }).http.trustedOnly).toBe(true)
    expect(readConfig({}, { TRUSTED_ONLY: 'false' }).http.trustedOnly).toBe(false)
    const needs = '--trusted-only (TRUSTED_ONLY) needs a folder of documents: --operations or OPERATIONS_FOLDER.'
    expect(refusal({ trustedOnly: true }, {})).toBe(needs)
    expect(refusal({}, { TRUSTED_ONLY: '1' })).toBe(needs)
    expect(refusal({}, { TRUSTED_ONLY: 'perhaps' })).toBe(
      "TRUSTED_ONLY is 'perhaps'; it takes on or off, true or false.",
    )
  })
})

describe('TRUST_PROXY', () => {
  test.each([
    ['1', 1],
    ['2', 2],
    ['loopback', ['loopback']],
    ['10.0.0.1, 10.1.0.0/16', ['10.0.0.1', '10.1.0.0/16']],
    ['::1,fd00::/8', ['::1', 'fd00::/8']],
  ])('%s', (given, proxies) => {
    expect(readConfig({}, { TRUST_PROXY: given }).http.trustProxy).toEqual(proxies)
    expect(readConfig({ trustProxy: given }, {}).http.trustProxy).toEqual(proxies)
  })

  test.each(['true', '*', '10.0.0.0/33', '10.0.0', 'proxy.example', '100', '::/129', '10.0.0.1/8/8', '10.0.0.1/'])(
    '%s is none',
    (given) => {
      expect(refusal({}, { TRUST_PROXY: given })).toMatch(
        /^TRUST_PROXY is '.*'; it takes how many proxies there are, or/,
      )
    },
  )
})

test('flags win over the environment, each by itself', () => {
  const env = { DATABASE_URL: 'neo4j://db', HOST: '0.0.0.0', PORT: '5000' }
  expect(readConfig({ database: 'memory:' }, env)).toMatchObject({
    database: { kind: 'embedded', folder: null },
    host: '0.0.0.0',
    port: 5000,
  })
  expect(readConfig({ host: 'localhost', port: '1', seed: false }, env)).toMatchObject({
    database: { kind: 'neo4j', url: 'neo4j://db' },
    host: 'localhost',
    port: 1,
    seed: false,
  })
})

test('a wrong variable does not matter where a flag stands in its place', () => {
  expect(readConfig({ port: '1' }, { PORT: 'x' }).port).toBe(1)
})

describe('what copy is between', () => {
  const credentials = { NEO4J_USERNAME: 'one', NEO4J_PASSWORD: 's3cret', NEO4J_DATABASE: 'ties' }
  const own = { TARGET_NEO4J_USERNAME: 'two', TARGET_NEO4J_PASSWORD: 'hidden' }
  const of = (from: string, to: string, env: Env) => readCopyEnds({ from, to }, env)
  const asOne = { username: 'one', password: 's3cret', database: 'ties' }

  test('the one Neo4j has the credentials there are, or as a target those of its own', () => {
    expect(of('file:a', 'neo4j://b', credentials).to).toEqual({ kind: 'neo4j', url: 'neo4j://b', ...asOne })
    expect(of('neo4j://a', 'file:b', { ...credentials, ...own }).from).toEqual({
      kind: 'neo4j',
      url: 'neo4j://a',
      ...asOne,
    })
    expect(of('file:a', 'neo4j://b', { ...credentials, ...own }).to).toEqual({
      kind: 'neo4j',
      url: 'neo4j://b',
      username: 'two',
      password: 'hidden',
    })
  })

  test('of two, neither is shown those of the other', () => {
    expect(of('neo4j://a', 'neo4j://b', credentials)).toEqual({
      from: { kind: 'neo4j', url: 'neo4j://a', ...asOne },
      to: { kind: 'neo4j', url: 'neo4j://b' },
    })
    expect(of('neo4j://a', 'neo4j://b', own)).toEqual({
      from: { kind: 'neo4j', url: 'neo4j://a' },
      to: { kind: 'neo4j', url: 'neo4j://b', username: 'two', password: 'hidden' },
    })
  })

  test('without --from it is the configured graph', () => {
    expect(readCopyEnds({ to: 'file:b' }, {}).from).toEqual({ kind: 'embedded', folder: './data' })
    expect(readCopyEnds({ to: 'file:b' }, { DATABASE_URL: 'neo4j://a' }).from).toEqual({
      kind: 'neo4j',
      url: 'neo4j://a',
    })
  })

  test.each([
    ['file:a', './a'],
    ['file:./a/', 'file:a'],
    ['neo4j://a', 'neo4j://a'],
  ])('%s to %s is refused', (from, to) => {
    expect(() => of(from, to, {})).toThrow(/the same graph|it takes file:/)
  })

  test('two databases of one server are two graphs', () => {
    expect(of('neo4j://a', 'neo4j://a', { TARGET_NEO4J_DATABASE: 'b' }).to).toMatchObject({ database: 'b' })
  })
})

describe('what is watched', () => {
  test('comes from flags, else from the environment', () => {
    const env = { METRICS: 'open', LOG_LEVEL: 'info', SLOW_MS: '250', SLOW_PLANS: 'on', TRACES: 'true' }
    expect(readConfig({}, env).http).toMatchObject({
      metrics: 'open',
      logLevel: 'info',
      slow_ms: 250,
      slowPlans: true,
      traces: true,
    })
    const flags = { metrics: 'off', logLevel: 'error', slow: '0', slowPlans: false, traces: false }
    expect(readConfig(flags, env).http).toMatchObject({ metrics: 'off', logLevel: 'error', slow_ms: 0, traces: false })
  })

  test.each([
    [{ METRICS: 'all' }, "METRICS is 'all'; it takes off, monitors, open."],
    [{ LOG_LEVEL: 'loud' }, "LOG_LEVEL is 'loud'; it takes silent, fatal, error, warn, info, debug."],
    [{ SLOW_MS: '1s' }, "SLOW_MS is '1s'; it takes milliseconds, 0 for never, from 0 to 3600000."],
    [{ TRACES: 'perhaps' }, "TRACES is 'perhaps'; it takes on or off, true or false."],
  ] as [Env, string][])('%j is refused', (env, words) => {
    expect(refusal({}, env)).toBe(words)
  })
})
