import { execFileSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { type Running, run, workplace } from '../support/cli.js'
import { type Client, clientOf } from '../support/client.js'
import { editing, faultsIn, shownBy, writersOf } from './mixed-writes.js'

/** Linux lets files of a running process grow so far and no further; to its writes that is a full disk. */
const onLinux = process.platform === 'linux' ? test : test.skip

const place = workplace()
const data = (): string => join(place.path, 'data')
const setRoom = ({ child }: Running, bytes: number | 'unlimited'): void => {
  execFileSync('prlimit', ['--pid', String(child.pid), `--fsize=${bytes}:`])
}
const largestFile_bytes = (): number =>
  Math.max(
    ...readdirSync(data(), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => statSync(join(parentPath, name)).size),
  )

async function serve(): Promise<Running & { url: string }> {
  const serving = place.start(['serve', '--no-seed', '-p', '0', '-d', `file:${data()}`])
  const [, url = ''] = await serving.output(/health\s+(http:\/\/\S+)\/healthz/)
  return Object.assign(serving, { url })
}

onLinux(
  'without room on the disk writes fail and say why, reads go on, and so do writes when there is room again',
  async () => {
    const made = await run(['keys', 'create', '--name', 'w', '--role', 'editor', '--json', '-d', `file:${data()}`])
    const { key } = JSON.parse(made.stdout) as { key: string }
    const writers = writersOf(4)
    const fill = async (client: Client): Promise<void> => {
      setRoom(serving, largestFile_bytes() + 20_000)
      await Promise.all(
        writers.map(async (writer) => {
          while (await writer.write(client));
        }),
      )
    }
    let serving = await serve()
    let client = editing(serving.url, key)
    for (const writer of writers) expect(await writer.write(client)).toBe(true)
    await fill(client)
    expect(writers.flatMap(({ refusals }) => refusals.map(({ code }) => code))).toEqual(
      writers.map(() => 'UNAVAILABLE'),
    )
    const { mutation = '', variables } = writers[0]?.pending ?? {}
    expect((await client.ask(mutation, variables)).body.errors).toMatchObject([
      {
        message: expect.stringMatching(/^The change cannot be written to the disk/),
        extensions: { code: 'UNAVAILABLE' },
      },
    ])
    const visitor = clientOf(serving.url)
    const shown = await shownBy(visitor)
    // Nothing of what was refused.
    const whole = writers.map(({ name, lines }) => ({ name, possible: [lines] }))
    expect(faultsIn(shown, whole)).toEqual([])
    setRoom(serving, 'unlimited')
    for (const writer of writers) for (let n = 0; n < 5; n++) expect(await writer.write(client)).toBe(true)
    expect(faultsIn(await shownBy(visitor), writers)).toEqual([])

    // And where it is stopped for want of room, nothing is lost either.
    await fill(client)
    const { code, stderr } = await serving.stop()
    expect(code).toBe(1)
    expect(stderr).toMatch(/All that was committed is in its log/)
    serving = await serve()
    client = editing(serving.url, key)
    expect(faultsIn(await shownBy(client), writers)).toEqual([])
    for (const writer of writers) expect(await writer.write(client)).toBe(true)
    expect(faultsIn(await shownBy(client), writers)).toEqual([])
    await serving.stop()
  },
  120_000,
)
