import type { Engine } from '../../../src/engine/engine.js'

/** In the name, in every value and in no other thing of the graph. */
export const secret = /s3cret|Secret|HIDES|Vip/

/**
 * Things that nobody may read, wherever one might come upon them: a node alone and on paths
 * between cities, by ties of types that are read and of one that is not; labels and properties
 * beside those of a city, and of a tie.
 */
const statements = [
  "CREATE (:Secret {id: 's3cret', hash: 's3cret', name: 's3cret', population: 1000000, kind: 'CITY'})",
  `MATCH (a:City {name: 'Pavia'}), (b:City) WHERE a <> b WITH a, b ORDER BY b.id LIMIT 3
   CREATE (a)-[:TWINNED_WITH {id: 's3cret', kind: 'TWINNING'}]->(s:Secret {hash: 's3cret', name: 's3cret', id: 's3cret'})
   CREATE (s)-[:TWINNED_WITH {id: 's3cret', kind: 'TWINNING'}]->(b)
   CREATE (s)-[:PART_OF {id: 's3cret'}]->(b)
   CREATE (a)-[:HIDES {hash: 's3cret'}]->(b)
   CREATE (a)-[:HIDES {hash: 's3cret'}]->(s)
   SET a:Vip, a.hash = 's3cret', b.hash = 's3cret'`,
  "MATCH (:City)-[r:TWINNED_WITH]-(:City) SET r.hash = 's3cret'",
]

export async function hideSecrets(engine: Engine): Promise<void> {
  for (const text of statements) await engine.write((transaction) => transaction.run({ name: 'test/secret', text }))
}
