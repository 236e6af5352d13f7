import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import {
  copyFile,
  link,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  statfs,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)

const FOLDER = fileURLToPath(new URL('.', import.meta.url))
const POM = join(FOLDER, 'pom.xml')
const LAUNCHER = join(FOLDER, 'Launcher.java')
const CACHE = fileURLToPath(new URL('../../../.cache/neo4j/', import.meta.url))

/** Written last into a folder of jars; holds their number. */
const COMPLETE_MARKER = 'complete'

const READY_WITHIN_MS = 60_000
const STOPPED_WITHIN_MS = 15_000
const DOWNLOADED_WITHIN_MS = 10 * 60_000
const LOG_TAIL_LINES = 40

/** Neo4j reaches into the JDK; without these the page cache falls back to slower ways. */
const JVM_FLAGS = [
  '--add-opens=java.base/java.nio=ALL-UNNAMED',
  '--add-opens=java.base/java.io=ALL-UNNAMED',
  '--add-opens=java.base/sun.nio.ch=ALL-UNNAMED',
  '--add-opens=java.base/java.lang=ALL-UNNAMED',
]

/**
 * What is compiled only lightly is ready sooner, and one thread collects garbage as fast as many on
 * so small a heap: the suites take half the processor time of a server that is tuned to run for days.
 */
const SHORT_LIVED_JVM_FLAGS = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC']

const DEFAULT_MEMORY: Neo4jMemory = { heap_mib: 1024, pageCache_mib: 64 }

/** In memory a commit does not wait for a disk, which takes some 7 ms. */
const MEMORY_FOLDER = '/dev/shm'
const HOME_NEEDS_BYTES = 2 * 1024 ** 3

/** What `startNeo4j` may be told. */
export interface Neo4jOptions {
  /** A version that Maven Central has; default: the one in pom.xml. */
  version?: string
  /** A folder to keep the data in, made if missing and never deleted; default: a temporary one. */
  home?: string
  /** The port on 127.0.0.1; default: a free one. */
  port?: number
  /** Whether it serves for minutes and is not measured: it is then quick to start, and never fast. */
  shortLived?: boolean
  /** What to run beside Neo4j itself; default: nothing. */
  extension?: Neo4jExtension
  /** What it may use; default: a heap of 1024 MiB, 64 MiB of its files. */
  memory?: Neo4jMemory
}

export interface Neo4jMemory {
  heap_mib: number
  pageCache_mib: number
}

/** Jars that run inside Neo4j. */
export interface Neo4jExtension {
  /** Names the folder of its jars, which are kept apart. */
  name: string
  /** A pom.xml that takes `neo4j.version` and fetches Neo4j with the extension. */
  pom: string
  /** The jars that also stand in the home's folder of plugins, where Neo4j looks for procedures. */
  plugins: RegExp
  settings: Readonly<Record<string, string>>
}

/** A running Neo4j, without authentication, reachable from this machine only. */
export interface Neo4jServer {
  /** `neo4j://127.0.0.1:<port>` */
  url: string
  version: string
  /**
   * The Java process; `process.kill('SIGKILL')` is the way to try a crash. It does not keep Node
   * alive: a script that waits for its exit with nothing else to do calls `process.ref()` first.
   */
  process: ChildProcess
  home: string
  /** Ends the process, deletes a temporary home. May be called again, and after a crash. */
  stop(): Promise<void>
}

interface Java {
  home: string
  /** 17, 21, 25, … */
  feature: number
}

/**
 * Starts a Neo4j Community server from Maven Central and waits until it answers. The first call of
 * a version downloads about 125 MB; later ones take some 5 s. The server ends when this process
 * does, however that happens.
 *
 * @throws Error when Java or Maven is missing or too old, the download fails, or the server is not
 *   ready within 60 s (with the end of its log)
 */
export async function startNeo4j(options: Neo4jOptions = {}): Promise<Neo4jServer> {
  const version = options.version ?? (await defaultVersion())
  // It becomes a folder name and an argument of Maven.
  if (!/^\d+\.\d+\.\d+(-[A-Za-z0-9.]+)?$/.test(version)) {
    throw new Error(`"${version}" is no version of Neo4j; expected something like 5.26.30.`)
  }
  const java = await findJava(version)
  if (typeof java === 'string') throw new Error(java)
  const { extension, memory = DEFAULT_MEMORY } = options
  const jars = await provideJars(version, java, extension)
  const classes = await provideLauncher(jars, java)
  const home = options.home ?? (await mkdtemp(join(await temporaryParent(), 'cityties-neo4j-')))
  const temporary = options.home === undefined
  if (extension) await providePlugins(jars, home, extension)

  const child = spawn(
    join(java.home, 'bin', 'java'),
    [
      ...JVM_FLAGS,
      `-Xmx${memory.heap_mib}m`,
      ...(options.shortLived ? SHORT_LIVED_JVM_FLAGS : []),
      '-cp',
      [classes, join(jars, '*')].join(delimiter),
      'Launcher',
      home,
      String(options.port ?? 0),
      ...(temporary ? ['temporary'] : []),
      `server.memory.pagecache.size=${memory.pageCache_mib}m`,
      ...Object.entries(extension?.settings ?? {}).map((setting) => setting.join('=')),
    ],
    { stdio: ['pipe', 'pipe', 'pipe'] },
  )
  const stop = async (): Promise<void> => {
    await end(child)
    if (temporary) await rm(home, { recursive: true, force: true, maxRetries: 3 })
  }
  try {
    const port = await waitUntilReady(child, version, home)
    letNodeExit(child)
    return { url: `neo4j://127.0.0.1:${port}`, version, process: child, home, stop }
  } catch (problem) {
    child.kill('SIGKILL')
    await stop()
    throw problem
  }
}

/** Where a temporary home goes: a container's /dev/shm is often too small. */
async function temporaryParent(): Promise<string> {
  const room = await statfs(MEMORY_FOLDER).catch(() => null)
  return room && room.bavail * room.bsize >= HOME_NEEDS_BYTES ? MEMORY_FOLDER : tmpdir()
}

/**
 * Says whether `startNeo4j` has what it needs on this machine.
 *
 * @returns null if so, otherwise one sentence that says what is missing
 */
export async function whyNoNeo4j(): Promise<string | null> {
  const java = await findJava(await defaultVersion())
  if (typeof java === 'string') return java
  return (await hasMaven(java)) ? null : NO_MAVEN
}

const NO_MAVEN = 'Maven (the command mvn) is not installed; it fetches the jars of Neo4j.'

async function defaultVersion(): Promise<string> {
  const found = /<neo4j\.version>([^<]+)<\/neo4j\.version>/.exec(await readFile(POM, 'utf8'))
  if (found?.[1] === undefined) throw new Error(`${POM} names no neo4j.version.`)
  return found[1]
}

/** The first JDK that can run the version, or a sentence that says why there is none. */
async function findJava(version: string): Promise<Java | string> {
  // The calendar versions (2025.01 on) need Java 21, the 5 series 17.
  const needed = Number.parseInt(version, 10) >= 2025 ? 21 : 17
  const systemWide = '/usr/lib/jvm'
  const installed = await readdir(systemWide).catch((): string[] => [])
  const { JAVA_HOME: javaHome } = process.env
  const commands = [
    ...(javaHome ? [join(javaHome, 'bin', 'java')] : []),
    'java',
    ...installed.sort().map((name) => join(systemWide, name, 'bin', 'java')),
  ]
  const seen: string[] = []
  for (const command of commands) {
    const java = await probeJava(command)
    if (java === null) continue
    // Debian's maven brings only a runtime along, and the launcher has to be compiled.
    const isJdk = existsSync(join(java.home, 'bin', 'javac'))
    if (java.feature >= needed && isJdk) return java
    const described = `${java.feature}${isJdk ? '' : ' without a compiler'} in ${java.home}`
    if (!seen.includes(described)) seen.push(described)
  }
  const found = seen.length === 0 ? 'none was found' : `found only ${seen.join(', ')}`
  return `Neo4j ${version} needs a JDK of Java ${needed} or later (JAVA_HOME, java on the PATH, ${systemWide}): ${found}.`
}

async function probeJava(command: string): Promise<Java | null> {
  try {
    const { stderr } = await run(command, ['-XshowSettings:properties', '-version'])
    const home = /^\s*java\.home = (.+?)\s*$/m.exec(stderr)?.[1]
    const feature = /^\s*java\.specification\.version = (\d+)\s*$/m.exec(stderr)?.[1]
    return home === undefined || feature === undefined ? null : { home, feature: Number(feature) }
  } catch {
    return null
  }
}

async function hasMaven(java: Java): Promise<boolean> {
  return run('mvn', ['--version'], { env: mavenEnvironment(java) }).then(
    () => true,
    () => false,
  )
}

function mavenEnvironment(java: Java): NodeJS.ProcessEnv {
  return { ...process.env, JAVA_HOME: java.home }
}

/** The folder with all jars of the version, downloaded if need be. */
async function provideJars(version: string, java: Java, extension?: Neo4jExtension): Promise<string> {
  const name = extension ? `${version}+${extension.name}` : version
  const folder = join(CACHE, name)
  if (await isComplete(folder)) return folder
  await mkdir(CACHE, { recursive: true })
  // Two Mavens at once can spoil their common repository in the user's home, hence one at a time;
  // the rename at the end keeps the folder whole even if the lock should fail.
  const held = await lock(join(CACHE, `${name}.lock`))
  try {
    if (await isComplete(folder)) return folder
    await removePartial(name)
    const partial = join(CACHE, `${name}.partial-${randomUUID()}`)
    await download(version, extension?.pom ?? POM, partial, { java, held })
    const jars = (await readdir(partial)).filter((name) => name.endsWith('.jar'))
    await writeFile(join(partial, COMPLETE_MARKER), `${jars.length}\n`)
    await rm(folder, { recursive: true, force: true })
    await rename(partial, folder)
    return folder
  } finally {
    await held.release()
  }
}

/** Whether the marker is there and as many jars as it says. */
async function isComplete(folder: string): Promise<boolean> {
  const marker = await readFile(join(folder, COMPLETE_MARKER), 'utf8').catch(() => null)
  if (marker === null) return false
  const jars = (await readdir(folder)).filter((name) => name.endsWith('.jar'))
  return jars.length > 0 && jars.length === Number(marker)
}

/** Deletes what interrupted downloads left behind; only for the holder of the lock. */
async function removePartial(name: string): Promise<void> {
  for (const folder of await readdir(CACHE)) {
    if (folder.startsWith(`${name}.partial-`)) {
      await rm(join(CACHE, folder), { recursive: true, force: true })
    }
  }
}

/** Links the extension's jars, or copies where the home is on another disk, into the home's folder of plugins. */
async function providePlugins(jars: string, home: string, { plugins }: Neo4jExtension): Promise<void> {
  const folder = join(home, 'plugins')
  await mkdir(folder, { recursive: true })
  for (const name of (await readdir(jars)).filter((one) => plugins.test(one))) {
    const [from, to] = [join(jars, name), join(folder, name)]
    if (!existsSync(to)) await link(from, to).catch(() => copyFile(from, to))
  }
}

async function download(
  version: string,
  pom: string,
  folder: string,
  { java, held }: { java: Java; held: Lock },
): Promise<void> {
  if (!(await hasMaven(java))) throw new Error(NO_MAVEN)
  const goals = ['dependency:copy-dependencies', `-Dneo4j.version=${version}`]
  const maven = run(
    'mvn',
    // Maven only warns of a wrong checksum unless told to be strict.
    ['-B', '-q', '-C', '-f', pom, ...goals, `-DoutputDirectory=${folder}`],
    { env: mavenEnvironment(java), timeout: DOWNLOADED_WITHIN_MS, maxBuffer: 16 * 1024 * 1024 },
  )
  try {
    await Promise.all([maven, held.shareWith(maven.child.pid)])
  } catch (problem) {
    const { stdout = '', killed = false } = problem as { stdout?: string; killed?: boolean }
    const why = killed ? `not done in ${DOWNLOADED_WITHIN_MS / 60_000} minutes` : tail(stdout)
    throw new Error(`Maven could not fetch Neo4j ${version}: ${why}`, { cause: problem })
  }
}

interface Lock {
  /** Keeps the lock held while that process lives, even if this one dies before. */
  shareWith(pid: number | undefined): Promise<void>
  release(): Promise<void>
}

/**
 * Takes a lock that all processes of this machine see, waiting for it as long as a download may
 * take. A lock whose owners are dead, or that is older than that, is broken.
 */
async function lock(path: string): Promise<Lock> {
  for (;;) {
    try {
      await writeFile(path, String(process.pid), { flag: 'wx' })
      return {
        shareWith: (pid) => writeFile(path, `${process.pid} ${pid ?? ''}`),
        release: () => rm(path, { force: true }),
      }
    } catch (problem) {
      if ((problem as NodeJS.ErrnoException).code !== 'EEXIST') throw problem
    }
    if (await isStale(path)) await rm(path, { force: true })
    else await sleep(200)
  }
}

async function isStale(path: string): Promise<boolean> {
  try {
    const age = Date.now() - (await stat(path)).mtimeMs
    const owners = (await readFile(path, 'utf8')).split(' ').map(Number).filter(Boolean)
    // Made a moment ago, its owner not yet written.
    if (owners.length === 0) return age > 5_000
    return age > DOWNLOADED_WITHIN_MS || !owners.some(isAlive)
  } catch {
    // Released just now.
    return false
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (problem) {
    // EPERM: it lives, but belongs to another user.
    return (problem as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * The folder with the compiled launcher. Compiling once saves 0.6 s of every start; the name
 * changes with the source and with Java, so that neither can be out of date.
 */
async function provideLauncher(jars: string, java: Java): Promise<string> {
  const hash = createHash('sha256')
    .update(await readFile(LAUNCHER))
    .digest('hex')
    .slice(0, 12)
  const folder = join(jars, `launcher-${hash}-java${java.feature}`)
  if (existsSync(folder)) return folder
  const partial = `${folder}.partial-${randomUUID()}`
  const javac = join(java.home, 'bin', 'javac')
  await run(javac, ['-cp', join(jars, '*'), '-d', partial, LAUNCHER])
  await rename(partial, folder).catch(async (problem: unknown) => {
    // Somebody else was faster.
    await rm(partial, { recursive: true, force: true })
    if (!existsSync(folder)) throw problem
  })
  return folder
}

/** Waits for the launcher's `READY <port>`; rejects with the end of the log otherwise. */
async function waitUntilReady(child: ChildProcess, version: string, home: string): Promise<number> {
  let log = ''
  let ready = false
  const port = new Promise<number | string>((resolve) => {
    const collect = (chunk: Buffer): void => {
      // Read on after the start as well: a full pipe would block the server.
      if (ready) return
      log += chunk.toString()
      const found = /^READY (\d+)$/m.exec(log)?.[1]
      if (found !== undefined) {
        ready = true
        resolve(Number(found))
      }
    }
    child.stdout?.on('data', collect)
    child.stderr?.on('data', collect)
    // Nobody need hear that a dead server's input is closed.
    child.stdin?.on('error', () => undefined)
    child.once('error', (problem) => resolve(`could not be run: ${problem.message}`))
    child.once('close', (code, signal) => resolve(`ended with ${signal ?? `code ${code}`}`))
  })
  const patience = new AbortController()
  const late = sleep(READY_WITHIN_MS, `was not ready in ${READY_WITHIN_MS / 1000} s`, {
    signal: patience.signal,
  }).catch(() => '')
  const outcome = await Promise.race([port, late])
  patience.abort()
  if (typeof outcome === 'number') return outcome
  const debugLog = await readFile(join(home, 'logs', 'debug.log'), 'utf8').catch(() => '')
  throw new Error(
    `Neo4j ${version} ${outcome}. The end of its output:\n${tail(log)}\nThe end of its log:\n${tail(debugLog)}`,
  )
}

function tail(text: string): string {
  // Diagnostics in Neo4j's log run to a page in one line.
  const lines = text.trimEnd().split('\n').slice(-LOG_TAIL_LINES)
  return lines.map((line) => (line.length > 400 ? `${line.slice(0, 400)}…` : line)).join('\n')
}

/** A forgotten `stop()` must not hang a test run: when Node exits, the server does too. */
function letNodeExit(child: ChildProcess): void {
  child.unref()
  for (const stream of [child.stdin, child.stdout, child.stderr]) {
    // Pipes of a child are sockets, which the declared types do not say.
    ;(stream as { unref?: () => void } | null)?.unref?.()
  }
}

/** Asks the process to end by closing its input, kills it after 15 s, returns when it is gone. */
async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  child.ref()
  const gone = once(child, 'exit')
  child.stdin?.end()
  const killer = setTimeout(() => child.kill('SIGKILL'), STOPPED_WITHIN_MS)
  await gone
  clearTimeout(killer)
}
