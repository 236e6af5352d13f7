import { GraphChanged } from './generated.js'
import { listen } from './listen.js'

const url = process.argv[2] ?? 'http://127.0.0.1:4000/graphql'

console.log('Listening for changes of twinnings and cities …')
const filter = { entityTypes: ['City' as const], relationshipTypes: ['TWINNED_WITH' as const] }
for await (const { graphChanged } of listen(url, GraphChanged, { filter })) {
  const { kind, seq, entities, relationships, removedIds } = graphChanged
  if (kind !== 'CHANGED') console.log(`${seq}: fetch everything again (${kind})`)
  for (const { id, name } of entities) console.log(`${seq}: ${name} (${id})`)
  for (const { from, to } of relationships) console.log(`${seq}: ${from.name} – ${to.name}`)
  for (const id of removedIds) console.log(`${seq}: ${id} is gone`)
}
