/** The query service of Wikidata. */
export const wikidataEndpoint = 'https://query.wikidata.org/sparql'
