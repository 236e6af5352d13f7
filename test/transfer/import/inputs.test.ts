import { createWriteStream, readdirSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip, gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { textOf } from '../../../src/transfer/import/decode.js'
import { type Input, type InputOptions, withInput } from '../../../src/transfer/import/input.js'
import { type Line, linesOf } from '../../../src/transfer/import/lines.js'
import { temporaryFolder } from '../../support/engines.js'
import { gathered } from '../../support/lists.js'

let folder: ReturnType<typeof temporaryFolder>
beforeAll(() => {
  folder = temporaryFolder()
})
afterAll(() => folder.remove())

const write = (content: string | Uint8Array, name = 'input'): string => {
  const path = join(folder.path, name)
  writeFileSync(path, content)
  return path
}

const textIn = (content: string | Uint8Array, options?: InputOptions): Promise<string> =>
  withInput(write(content), async (input) => (await gathered(textOf(input))).join(''), options)
const linesIn = (content: string | Uint8Array, max_bytes = 1000): Promise<Line[]> =>
  withInput(write(content), (input) => gathered(linesOf(input, max_bytes)))
const encodingOf = (content: string | Uint8Array) => withInput(write(content), async ({ encoding }) => encoding)

describe('the encoding of an input', () => {
  const bytes = (...parts: (string | number[])[]): Buffer =>
    Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))))

  test.each<[string, Uint8Array, string, string]>([
    ['UTF-8', bytes('Iași'), 'utf-8', 'Iași'],
    ['UTF-8 with a byte order mark', bytes([0xef, 0xbb, 0xbf], 'Iași'), 'utf-8', 'Iași'],
    ['Latin-1', Buffer.from('Besançon, Århus', 'latin1'), 'windows-1252', 'Besançon, Århus'],
    ['Windows-1252', bytes('It', [0x92], 's ', [0x80], '5'), 'windows-1252', 'It’s €5'],
    ['UTF-16, small end first', bytes([0xff, 0xfe], [...Buffer.from('Iași', 'utf16le')]), 'utf-16le', 'Iași'],
    ['UTF-16, large end first', bytes([0xfe, 0xff], [...Buffer.from('Iași', 'utf16le').swap16()]), 'utf-16be', 'Iași'],
    // One broken letter among others that are whole does not make all of them wrong.
    ['UTF-8 with a slip', bytes('Iași Győr ', [0xe7]), 'utf-8', 'Iași Győr \uFFFD'],
    [
      'a lone surrogate in UTF-8',
      bytes('Iași Győr ș ő ț ', [0xed, 0xa0, 0x80]),
      'utf-8',
      'Iași Győr ș ő ț \uFFFD\uFFFD\uFFFD',
    ],
  ])('%s is seen', async (_what, content, encoding, text) => {
    expect(await encodingOf(content)).toBe(encoding)
    expect(await textIn(content)).toBe(text)
  })

  test('is what the user says it is', async () => {
    expect(await textIn(Buffer.from('Århus', 'latin1'), { encoding: 'windows-1252' })).toBe('Århus')
    expect(await textIn(Buffer.from('Iași'), { encoding: 'windows-1252' })).toBe('IaÈ™i')
  })

  test('letters that two chunks share come whole', async () => {
    const text = 'aș'.repeat(100_000)
    expect(await textIn(text)).toBe(text)
    expect(await textIn(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(`x${text}`, 'utf16le')]))).toBe(
      `x${text}`,
    )
  })

  test.each<[string, Uint8Array, RegExp]>([
    ['noise', Uint8Array.from({ length: 20_000 }, (_byte, i) => (i * i * 31 + i * 7) % 256), /is not text\./],
    ['a zip archive', bytes([0x50, 0x4b, 3, 4], 'x'), /is a zip archive: unpack it.* as CSV/],
    ['bzip2', bytes('BZh91AY'), /is packed with bzip2: unpack it first/],
  ])('%s is refused', async (_what, content, says) => {
    await expect(encodingOf(content)).rejects.toMatchObject({
      kind: 'INVALID_INPUT',
      message: expect.stringMatching(says),
    })
  })
})

describe('lines', () => {
  test('end with LF, CRLF or CR, and mixed', async () => {
    const lines = await linesIn('one\ntwo\r\nthree\rfour\r\n\r\n\n\rlast')
    expect(lines).toEqual(
      ['one', 'two', 'three', 'four', '', '', '', 'last'].map((text, i) => ({ number: i + 1, text })),
    )
    expect(await linesIn('')).toEqual([])
    expect(await linesIn('\r\n')).toEqual([{ number: 1, text: '' }])
  })

  test('are the same however the file comes in chunks', async () => {
    const ends = fc.constantFrom('\n', '\r\n', '\r', 'a', 'ș', 'bcd')
    await fc.assert(
      fc.asyncProperty(
        fc.array(ends, { maxLength: 60 }),
        fc.integer({ min: 1, max: 7 }),
        async (parts, chunk_bytes) => {
          const content = Buffer.from(parts.join(''))
          async function* chunks(): AsyncIterable<Buffer> {
            for (let from = 0; from < content.length; from += chunk_bytes)
              yield content.subarray(from, from + chunk_bytes)
          }
          const input: Input = {
            name: 'x',
            size_bytes: content.length,
            checksum: '',
            encoding: 'utf-8',
            content: chunks,
          }
          const expected = parts.join('').split(/\r\n|\n|\r/)
          if (expected.at(-1) === '') expected.pop()
          expect((await gathered(linesOf(input, 10_000))).map(({ text }) => text)).toEqual(expected)
        },
      ),
      { numRuns: 200 },
    )
  })

  test('that are no text say so, and the others stand', async () => {
    const lines = await linesIn(
      Buffer.concat([Buffer.from('Iași\nB'), Buffer.from([0xe7]), Buffer.from('\na\0b\nGyőr ș\n')]),
    )
    expect(lines.map(({ fault }) => fault)).toEqual([
      undefined,
      'is not text in UTF-8',
      'is not text: it holds a null character',
      undefined,
    ])
  })

  test('that are too long are told and passed over, wherever they end', async () => {
    const long = 'x'.repeat(300_000)
    const lines = await linesIn(`a\n${long}\r\nb\n${'y'.repeat(1001)}\n${'z'.repeat(1000)}\nc\n${long}`)
    expect(lines.map(({ number, text, fault }) => [number, text.slice(0, 3), fault])).toEqual([
      [1, 'a', undefined],
      [2, 'xxx', 'is longer than 1000 bytes'],
      [3, 'b', undefined],
      [4, 'yyy', 'is longer than 1000 bytes'],
      [5, 'zzz', undefined],
      [6, 'c', undefined],
      [7, 'xxx', 'is longer than 1000 bytes'],
    ])
  })

  test('of 200 MB are not held', async () => {
    const path = join(folder.path, 'long')
    const block = Buffer.alloc(1 << 20, 'x')
    async function* content(): AsyncIterable<Buffer> {
      yield Buffer.from('a\n')
      for (let i = 0; i < 200; i++) yield block
      yield Buffer.from('\nb\n')
    }
    await pipeline(Readable.from(content()), createWriteStream(path))
    let most_bytes = 0
    const lines = await withInput(path, async (input) => {
      const list: Line[] = []
      const before = process.memoryUsage().arrayBuffers
      const watched: Input = {
        ...input,
        async *content() {
          for await (const chunk of input.content()) {
            yield chunk
            most_bytes = Math.max(most_bytes, process.memoryUsage().arrayBuffers - before)
          }
        },
      }
      for await (const line of linesOf(watched, 40_000)) list.push(line)
      return list
    })
    expect(lines.map(({ number, fault }) => [number, fault])).toEqual([
      [1, undefined],
      [2, 'is longer than 40000 bytes'],
      [3, undefined],
    ])
    expect(lines[1]?.text.length).toBeLessThanOrEqual(1000)
    // Chunks of 64 KiB that are not collected yet; the line is 200 MiB.
    expect(most_bytes).toBeLessThan(100 << 20)
  })
})

describe('gzip', () => {
  test('is unpacked, with the checksum of what it holds, also in several parts', async () => {
    const text = 'Q1 Q2\n'.repeat(1000)
    const plain = await withInput(write(text), async ({ checksum }) => checksum)
    const packed = Buffer.concat([gzipSync(text.slice(0, 60)), gzipSync(text.slice(60))])
    await withInput(write(packed, 'packed.gz'), async (input) => {
      expect(input).toMatchObject({ checksum: plain, size_bytes: packed.length })
      const read: number[] = []
      expect((await gathered(input.content((bytes) => read.push(bytes)))).join('')).toBe(text)
      expect(read.at(-1)).toBe(packed.length)
    })
  })

  test.each<[string, () => Buffer, RegExp]>([
    ['that is cut off', () => gzipSync('Q1 Q2\n'.repeat(1000)).subarray(0, -20), /is cut off: its gzip data end/],
    ['that is damaged', () => Buffer.concat([gzipSync('Q1 Q2').subarray(0, -8), Buffer.alloc(8)]), /is damaged/],
  ])('%s is refused', async (_what, content, says) => {
    await expect(encodingOf(content())).rejects.toMatchObject({
      kind: 'INVALID_INPUT',
      message: expect.stringMatching(says),
    })
  })

  test('that unpacks to a thousand times its size is refused after a while, not at its end', async () => {
    const path = join(folder.path, 'bomb.gz')
    const zeros = Buffer.alloc(1 << 20, '0')
    async function* content(): AsyncIterable<Buffer> {
      for (let i = 0; i < 512; i++) yield zeros
    }
    await pipeline(Readable.from(content()), createGzip(), createWriteStream(path))
    await expect(withInput(path, async () => 'taken')).rejects.toMatchObject({
      kind: 'LIMIT_EXCEEDED',
      message: expect.stringMatching(/unpacks to more than 200 times its size/),
    })
  })
})

describe('a URL', () => {
  let server: Server | undefined
  const served = async (answer: RequestListener): Promise<string> => {
    server = createServer(answer)
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/ties.tsv`
  }
  afterEach(async () => {
    server?.closeAllConnections()
    await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()))
    server = undefined
  })
  const spools = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('cityties-import-'))

  test('is read like a file, and nothing is left of it', async () => {
    const before = spools()
    let agent: string | undefined
    const url = await served((request, response) => {
      agent = request.headers['user-agent']
      response.end(gzipSync('Q1 Q2\n'))
    })
    const text = await withInput(url, async (input) => {
      expect(input.name).toBe(url)
      expect(spools()).toHaveLength(before.length + 1)
      return (await gathered(textOf(input))).join('')
    })
    expect([text, agent]).toEqual(['Q1 Q2\n', 'cityties'])
    expect(spools()).toEqual(before)
  })

  test.each<[string, RequestListener, RegExp]>([
    [
      'is not there',
      (_, response) => response.writeHead(404).end(),
      /ties\.tsv cannot be had: the server answers 404 Not Found/,
    ],
    [
      'breaks off',
      (_, response) => {
        response.writeHead(200, { 'content-length': '1000' })
        response.write('Q1 Q2\n', () => response.destroy())
      },
      /ties\.tsv cannot be had: /,
    ],
  ])('that %s is refused', async (_what, answer, says) => {
    const before = spools()
    const url = await served(answer)
    await expect(withInput(url, async () => 'taken')).rejects.toMatchObject({
      kind: 'UNAVAILABLE',
      message: expect.stringMatching(says),
    })
    expect(spools()).toEqual(before)
  })

  test('that nobody serves, or with a password in it, is refused', async () => {
    await expect(withInput('http://127.0.0.1:1/x', async () => 'taken')).rejects.toMatchObject({ kind: 'UNAVAILABLE' })
    const secret = withInput('http://me:hunter2@127.0.0.1:1/x', async () => 'taken')
    await expect(secret).rejects.toMatchObject({
      kind: 'INVALID_INPUT',
      message: expect.not.stringContaining('hunter2'),
    })
  })
})
