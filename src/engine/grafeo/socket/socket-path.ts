import { chmodSync, lstatSync, mkdtempSync, rmdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, isAbsolute, join } from 'node:path'

const name = 'socket'
/** Of folders among the temporary ones. */
const prefix = 'cityties-'
/** What `sun_path` holds on macOS, the shortest, with the zero at its end. (Longer ones are cut off without a word.) */
const pathMax_bytes = 104

const fits = (path: string): boolean => Buffer.byteLength(path) < pathMax_bytes

/**
 * Where the owner of a folder may listen: places to be tried in turn, as they are written into its
 * `owner` file. In the folder where its path is not too long and its disk takes sockets; else in a
 * folder of our own among the temporary ones. Whoever calls it has the folder's lock, so that a
 * socket which is there is one of a process that has ended.
 */
export function* placesFor(folder: string): Iterable<string> {
  const inside = join(folder, name)
  if (fits(inside) && (isSocket(inside) || !isThere(inside))) {
    rmSync(inside, { force: true })
    yield name
  }
  const outside = join(mkdtempSync(join(tmpdir(), prefix)), name)
  if (fits(outside)) yield outside
  else removePlace(outside)
}

/** Takes a place away that is outside of the data folder, with the folder that was made for it. */
export function removePlace(place: string): void {
  const folder = dirname(place)
  if (!isAbsolute(place) || !basename(folder).startsWith(prefix) || !isOurs(folder)) return
  rmSync(place, { force: true })
  try {
    rmdirSync(folder)
  } catch {
    // Something else is in it.
  }
}

/**
 * The path of a socket that an `owner` file names; null where nobody of ours can have made it:
 * anybody can make a folder among the temporary ones that bears the name of one that is gone.
 */
export function pathOf(folder: string, place: string): string | null {
  if (place === name) return join(folder, name)
  return isAbsolute(place) && isOurs(dirname(place)) ? place : null
}

/** For this user alone. */
export const protect = (path: string): void => chmodSync(path, 0o600)

function isOurs(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false })
  return found?.isDirectory() === true && found.uid === process.getuid?.() && (found.mode & 0o077) === 0
}

const isThere = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined
const isSocket = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isSocket() === true
