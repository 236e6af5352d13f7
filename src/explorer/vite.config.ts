import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { defineConfig, type Plugin } from 'vite'
import { readOperations } from './api/read-operations.mjs'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const outDir = here('../../dist/explorer')

/** What has to come over the network before anything can be used. */
const initialScriptMax_bytes = 250_000

/** Fails the build where the scripts that index.html asks for are larger, gzipped, than a page may be. */
const boundedSize: Plugin = {
  name: 'bounded-size',
  closeBundle() {
    const page = readFileSync(join(outDir, 'index.html'), 'utf8')
    const scripts = [...page.matchAll(/(?:src|href)="\.\/([^"]+\.js)"/g)].map(([, path = '']) => path)
    if (scripts.length === 0) throw new Error('index.html asks for no script')
    const size_bytes = scripts
      .map((path) => gzipSync(readFileSync(join(outDir, path))).length)
      .reduce((sum, size) => sum + size)
    if (size_bytes > initialScriptMax_bytes)
      throw new Error(`The explorer starts with ${size_bytes} bytes of gzipped script, over ${initialScriptMax_bytes}.`)
  },
}

/** What the page asks, for a server that answers only documents that it knows. */
const knownOperations: Plugin = {
  name: 'known-operations',
  closeBundle() {
    const texts = readOperations().map(({ text }) => text)
    writeFileSync(join(outDir, 'operations.json'), JSON.stringify(texts))
  },
}

/** Puts a `.br` and a `.gz` beside what is text, so that the server compresses nothing. */
const precompressed: Plugin = {
  name: 'precompressed',
  closeBundle() {
    for (const path of readdirSync(outDir, { recursive: true, encoding: 'utf8' })) {
      if (!/\.(js|css|html|json)$/.test(path)) continue
      const file = join(outDir, path)
      const content = readFileSync(file)
      writeFileSync(`${file}.br`, brotliCompressSync(content))
      writeFileSync(`${file}.gz`, gzipSync(content))
    }
  },
}

export default defineConfig({
  root: here('.'),
  base: './',
  publicDir: false,
  logLevel: 'warn',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [boundedSize, precompressed, knownOperations],
  build: {
    outDir,
    emptyOutDir: true,
    reportCompressedSize: false,
    // As files of their own: the policy of the page allows no data: but for its icon.
    assetsInlineLimit: 0,
  },
})
