import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** What the disk holds of the files in a folder, which may be more than their lengths or less. */
export async function folderSize_mib(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true })
  const sizes = await Promise.all(
    names.map((name) =>
      stat(join(folder, name)).then(
        (found) => (found.isFile() ? found.blocks * 512 : 0),
        // Gone meanwhile, as logs go.
        () => 0,
      ),
    ),
  )
  return sizes.reduce((sum, size) => sum + size, 0) / 2 ** 20
}
