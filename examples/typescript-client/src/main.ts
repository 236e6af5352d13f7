import { CityTies } from './client.js'
import { CityWithTwins, type CityWithTwinsQuery, MostConnected } from './generated.js'

const cityTies = new CityTies(process.argv[2] ?? 'http://127.0.0.1:4000/graphql')

const { ranking, tieCoverage } = await cityTies.ask(MostConnected, { first: 3 })
console.log(`The most connected by ${tieCoverage.tieCount} twinnings:`)
for (const { rank, city, value } of ranking)
  console.log(`${rank}. ${city.name} (${city.country?.code ?? 'country unknown'}): ${value}`)

/** All pages of a list, one after the other. */
async function* twinningsOf(name: string) {
  let after: string | null = null
  do {
    const answer: CityWithTwinsQuery = await cityTies.ask(CityWithTwins, { name, first: 2, after })
    if (!answer.city) throw new Error(`There is no city called ${name}.`)
    const { edges, pageInfo } = answer.city.twinnings
    yield* edges
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null
  } while (after !== null)
}

for await (const { node, twinning } of twinningsOf('pavia')) {
  const [citation] = twinning.citations
  console.log(`Pavia – ${node.name} since ${twinning.since ?? '?'}: ${citation?.source.title}, ${citation?.locator}`)
}

await cityTies.ask(MostConnected, { first: 3 })
console.log(`Asked again: ${cityTies.unchanged_count} answer unchanged, and not sent.`)
