import { openEngine } from '../../src/compose.js'

/**
 * `hold-transaction.ts <folder>`: writes something to a data folder and does not commit it, in a
 * process of its own, so that a test can kill it. Prints `open` when that is so.
 */
const [folder = ''] = process.argv.slice(2)
const engine = await openEngine({ kind: 'embedded', folder })
await engine.write(async (transaction) => {
  await transaction.run({ name: 'test/half', text: 'CREATE (n:Half {n: 1}) RETURN n.n AS n' })
  process.stdout.write('open\n')
  await new Promise((resolve) => setTimeout(resolve, 600_000))
})
