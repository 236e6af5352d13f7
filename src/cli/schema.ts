import { printedSchema } from '../graphql/print-schema.js'

/** Prints the GraphQL schema, for code generators and for `schema/schema.graphql`. */
export async function schema(): Promise<void> {
  process.stdout.write(await printedSchema())
}
