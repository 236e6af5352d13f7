import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const packageFile = join(import.meta.dirname, '..', 'package.json')

/** Of the project, as its package says. */
export const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string }
