export default async function teardown(): Promise<void> {
  await globalThis.neo4jLender?.close()
}
