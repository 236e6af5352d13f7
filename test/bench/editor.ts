import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { Database } from '../../src/config.js'
import { projectFolder } from './servers/start.js'

/** Somebody with a key, who changes one city again and again. */
export class Editor {
  #population = 1

  private constructor(
    readonly url: string,
    readonly key: string,
    readonly id: string,
  ) {}

  static async begin(url: string, database: Database): Promise<Editor> {
    const at = database.kind === 'neo4j' ? database.url : `file:${database.folder}`
    const words = ['keys', 'create', '--name', 'bench', '--role', 'editor', '--json', '--database', at]
    const { stdout } = await promisify(execFile)(process.execPath, [join(projectFolder, 'dist', 'main.js'), ...words])
    const { key } = JSON.parse(stdout) as { key: string }
    const made = await ask<{ createCity: { city: { id: string } } }>(
      url,
      key,
      'mutation { createCity(input: { names: [{ text: "Pavia", language: "it" }] }, by: { reason: "bench" }) { city { id } } }',
    )
    if (made === busy) throw new Error('The server is busy before it was asked anything.')
    return new Editor(url, key, made.createCity.city.id)
  }

  /**
   * Asks again where too much is being asked at the moment, as it is told to.
   *
   * @returns the version that it made
   */
  async change(): Promise<number> {
    const input = `{ id: "${this.id}", population: ${this.#population++} }`
    const change = `mutation { updateCity(input: ${input}, by: { reason: "bench" }, idempotencyKey: "${randomUUID()}") { change { seq } } }`
    for (;;) {
      const made = await ask<{ updateCity: { change: { seq: number } } }>(this.url, this.key, change)
      if (made !== busy) return made.updateCity.change.seq
      await sleep(busyFor_ms)
    }
  }
}

/** What the server says in Retry-After. */
const busyFor_ms = 1000
const busy = Symbol('busy')

async function ask<T>(url: string, key: string, query: string): Promise<T | typeof busy> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ query }),
  })
  if (response.status === 503) return busy
  const { data, errors } = (await response.json()) as { data: T; errors?: unknown }
  if (errors) throw new Error(JSON.stringify(errors))
  return data
}
