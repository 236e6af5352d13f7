import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, stripIgnoredCharacters } from 'graphql'

const folder = join(import.meta.dirname, 'operations')

/** The operations of operations/, each with its text as the explorer sends it. */
export const readOperations = () =>
  readdirSync(folder)
    .sort()
    .map((file) => {
      const text = readFileSync(join(folder, file), 'utf8')
      const document = parse(text)
      return { location: file, document, text: stripIgnoredCharacters(text), name: document.definitions[0].name.value }
    })
