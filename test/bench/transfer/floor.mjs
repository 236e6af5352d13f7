import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/**
 * The least that there is to write: the properties that an import leaves, each thing once in
 * its last state, by one UNWIND a batch; nothing is checked, looked up, merged or logged.
 */

/**
 * @typedef {{ entities: object[], names: object[], relationships: object[], claims: object[] }} FloorRows
 * @typedef {import('../../../src/engine/engine.js').Engine} Engine
 */

const reads = {
  entities: 'MATCH (n:City) RETURN properties(n) AS properties',
  names: 'MATCH (n:City)-[:NAMED]->(k:Name) RETURN n.id AS id, k.key AS key',
  relationships: 'MATCH (a:City)-[r:TWINNED_WITH]->(b:City) RETURN a.id AS a, b.id AS b, properties(r) AS properties',
  claims: 'MATCH (c:Claim) RETURN properties(c) AS properties',
}

/**
 * The least that there is to read: what is stated of cities and ties, row by row as the driver gives it, in no
 * order and written nowhere. Returns how many things it read.
 *
 * @param {Engine} engine
 */
export async function readFloor(engine) {
  let read = 0
  for (const kind of ['entities', 'relationships', 'claims'])
    for await (const _ of engine.stream({ name: `bench/${kind}`, text: reads[kind] })) read++
  return read
}

/**
 * Keeps what an import has left.
 *
 * @param {Engine} engine
 * @param {string} path
 */
export async function keepRows(engine, path) {
  async function* lines() {
    for (const [kind, text] of Object.entries(reads))
      for await (const row of engine.stream({ name: `bench/${kind}`, text })) yield `${JSON.stringify([kind, row])}\n`
  }
  await pipeline(Readable.from(lines()), createWriteStream(path))
}

const writes = [
  ['entities', 'UNWIND $rows AS row CREATE (n:Entity:City) SET n = row.properties RETURN count(n) AS count'],
  [
    'names',
    'UNWIND $rows AS row MATCH (n:Entity {id: row.id}) MERGE (k:Name {key: row.key}) CREATE (n)-[r:NAMED]->(k) RETURN count(r) AS count',
  ],
  [
    'relationships',
    'UNWIND $rows AS row MATCH (a:Entity {id: row.a}) MATCH (b:Entity {id: row.b}) CREATE (a)-[r:TWINNED_WITH]->(b) SET r = row.properties RETURN count(r) AS count',
  ],
  ['claims', 'UNWIND $rows AS row CREATE (c:Claim) SET c = row.properties RETURN count(c) AS count'],
]

/**
 * Returns how many things it wrote.
 *
 * @param {Engine} engine
 * @param {FloorRows} rows
 */
export async function writeFloor(engine, rows) {
  const { batch_rows } = engine.capabilities
  let written = 0
  for (const [kind, text] of writes) {
    const statement = { name: `bench/${kind}`, text }
    for (let from = 0; from < rows[kind].length; from += batch_rows) {
      const batch = rows[kind].slice(from, from + batch_rows)
      const [row] = await engine.write((transaction) => transaction.run(statement, { rows: batch }))
      if (Number(row?.['count']) !== batch.length) throw new Error(`the floor wrote too little of ${kind}`)
      written += batch.length
    }
  }
  return written
}
