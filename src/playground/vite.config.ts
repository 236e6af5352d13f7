import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  root: here('.'),
  base: './',
  publicDir: false,
  logLevel: 'warn',
  build: {
    outDir: here('../../dist/playground'),
    emptyOutDir: true,
    // `npm start` builds: gzipping every file only to print its size would be felt.
    reportCompressedSize: false,
    // Monaco is one chunk of about 3 MB, loaded once and then cached for good under its hash.
    chunkSizeWarningLimit: 5_000,
    // GraphiQL's libraries mark files with "use client", which says nothing in a page without server rendering.
    rolldownOptions: { checks: { moduleLevelDirective: false } },
  },
})
