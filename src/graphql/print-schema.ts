import { lexicographicSortSchema, printSchema } from 'graphql'
import { createSchema } from './schema.js'

/** The schema as a document, types and fields in order, so that a change of it reads as one. */
export const printedSchema = async (): Promise<string> =>
  `# Printed by \`npm run schema:emit\`; a stale file fails \`npm run check\`.\n\n${printSchema(lexicographicSortSchema(await createSchema()))}\n`
