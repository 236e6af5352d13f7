// Usage: node .ci/complete-lock.mjs
//
// Adds to package-lock.json the packages for other platforms that a registry mirror may lack.
// `npm install` leaves out of the lock what it cannot find, and `npm ci` on another machine
// then refuses the lock, or leaves out the embedded engine. Run it after `npm install` with
// such a mirror; it changes nothing where the lock is whole.
import { readFileSync, writeFileSync } from 'node:fs'

const platforms = 'android|darwin|freebsd|linux|openharmony|win32|netbsd|openbsd|sunos|aix'
const file = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(file, 'utf8'))
const { packages } = lock
let added_count = 0

for (const [path, { optionalDependencies = {}, dev }] of Object.entries({ ...packages })) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const top = `node_modules/${name}`
    if (packages[`${path}/${top}`] || packages[top]) continue
    const [, os, cpu, abi = ''] = new RegExp(`\\b(${platforms})-([a-z0-9]+)(?:-([a-z]+))?`).exec(name) ?? []
    // Only exact versions of packages that are named after their platform.
    if (!os || !/^\d+\.\d+\.\d+/.test(version)) continue
    const libc = os !== 'linux' ? [] : abi.startsWith('musl') ? ['musl'] : abi.startsWith('gnu') ? ['glibc'] : []
    packages[top] = {
      version,
      cpu: [cpu],
      ...(libc.length > 0 ? { libc } : {}),
      ...(dev ? { dev: true } : {}),
      optional: true,
      os: [os],
    }
    added_count++
  }
}
lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
process.stdout.write(`${added_count} packages added\n`)
