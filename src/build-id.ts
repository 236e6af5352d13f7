import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const program = import.meta.dirname
const project = join(program, '..')

let known: string | null = null

/**
 * A checksum of what runs: the program, its statements and the versions of its packages.
 * Equal on all replicas of one build, another one whenever an answer could be.
 */
export function buildId(): string {
  known ??= checksum()
  return known
}

function checksum(): string {
  const hash = createHash('sha256')
  const files = [program, join(project, 'cypher')].flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(?:js|ts|cypher)$/.test(entry.name))
      .map(({ parentPath, name }) => join(parentPath, name)),
  )
  const packages = ['package.json', 'package-lock.json'].map((name) => join(project, name)).filter(existsSync)
  for (const file of [...files.sort(), ...packages]) hash.update(file.slice(project.length)).update(readFileSync(file))
  return hash.digest('base64url')
}
