import { readFileSync } from 'node:fs'

/**
 * Turns a table of places (`wikidata_id,country_code,latitude,longitude,population`, the last
 * of which may be empty) into a seed file: `node examples/places-to-seed.mjs places.csv > places/places.yaml`.
 */
const [, , file] = process.argv
const [, ...lines] = readFileSync(file, 'utf8').trimEnd().split(/\r?\n/)
const places = lines.map((line, i) => {
  const [item, country, latitude, longitude, population] = line.split(',')
  return { at: `line ${i + 2}`, id: `wd:${item}`, country, location: { latitude: +latitude, longitude: +longitude }, population } // biome-ignore format: one line
})
const names = new Intl.DisplayNames('en', { type: 'region' })
const countryId = (code) => `ct:country/${code.toLowerCase()}`
const codes = [...new Set(places.map(({ country }) => country))].sort()

// JSON is YAML too.
const entities = [
  ...codes.map((code) => ({ id: countryId(code), type: 'Country', at: 'country_code', names: { en: names.of(code) }, code })), // biome-ignore format: one line
  ...places.map(({ at, id, location, population }) => ({ id, type: 'City', at, location, ...(population && { population: +population }) })), // biome-ignore format: one line
]
const relationships = places.map(({ at, id, country }) => ({
  type: 'IN_COUNTRY',
  from: id,
  to: countryId(country),
  at,
}))
const source = { id: 'ct:source/places', title: 'Countries and coordinates of cities', licence: 'ODbL-1.0' }
const list = (rows) => rows.map((row) => `  - ${JSON.stringify(row)}\n`).join('')
process.stdout.write(
  `source: ${JSON.stringify(source)}\nentities:\n${list(entities)}relationships:\n${list(relationships)}`,
)
