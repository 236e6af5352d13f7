import { readFileSync } from 'node:fs'
import { arch, availableParallelism, cpus, loadavg, release, totalmem, type } from 'node:os'
import { join } from 'node:path'

export interface Machine {
  readonly cpu: string
  readonly cores: number
  readonly memory_gib: number
  readonly system: string
  /** Runnable processes over the minute before: above zero, the machine was not ours alone. */
  readonly loadBefore: number
  readonly versions: Readonly<Record<string, string>>
}

/** @param packages of test/bench, whose installed versions are told; `others` are told as they are given */
export function describeMachine(packages: readonly string[], others: Readonly<Record<string, string>>): Machine {
  const versionOf = (name: string): string => {
    const path = join(import.meta.dirname, 'node_modules', name, 'package.json')
    return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version
  }
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memory_gib: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()} ${arch()}`,
    loadBefore: Math.round((loadavg()[0] ?? 0) * 10) / 10,
    versions: {
      node: process.versions.node,
      ...others,
      ...Object.fromEntries(packages.map((name) => [name, versionOf(name)])),
    },
  }
}
