/**
 * What is written before or after a city's name and says what kind of body it is: the same
 * place is meant. Each as a pattern of folded words; what they surround is the name.
 */
const before = [
  // English
  '(?:greater|metropolitan) ',
  '(?:the )?(?:royal |metropolitan )?(?:city|town|municipality|borough|commune|capital city|city council|city and county) (?:council )?of (?:greater )?',
  // French
  '(?:la )?(?:ville|commune|mairie|metropole|eurometropole|agglomeration|municipalite) (?:de |d |du |des )?',
  'grand (?!est\\b|bassam\\b)',
  // Italian
  '(?:citta metropolitana|comune|citta|municipio) (?:di |d |del |della )?',
  // Spanish, Portuguese, Catalan, Galician
  '(?:ayuntamiento|ajuntament|concello|municipio|camara municipal|prefeitura municipal|prefeitura|municipalidad|alcaldia|ciudad|cidade|ciutat|concelho) (?:de |d |do |da |del )',
  // German
  '(?:stadt|gemeinde|marktgemeinde|grossstadt|landeshauptstadt|hauptstadt|bundeshauptstadt|hansestadt|freie hansestadt|freie und hansestadt|universitatsstadt|kreisstadt|lutherstadt|klingenstadt|wissenschaftsstadt|stadtgemeinde|statutarstadt|bundesstadt|barlachstadt|kreisfreie stadt) ',
  // Dutch
  '(?:gemeente|stad) ',
  // Scandinavian, Finnish
  '(?:kommunen|staden|byen) ',
  // Polish, Czech, Slovak
  '(?:miasto stoleczne|stoleczne|m st|miasto|gmina miasto|gmina|urzad miasta|mesto|hlavni mesto|hlavne mesto|statutarni mesto|magistrat mesta) ',
  // South Slavic, Romanian, Albanian, Hungarian
  '(?:grad|opcina|opstina|obcina|mestna obcina|obshtina|obstina) ',
  '(?:municipiul|orasul|primaria municipiului|primaria|bashkia|qyteti) ',
  // Greek, Ukrainian and Russian, in Latin letters
  '(?:dimos|city of|misto|gorod|g) ',
]

const after = [
  ' (?:city council|town council|city|council|municipality|municipal council|metropolitan (?:area|region|city|municipality|borough)|urban area|metro area|metro|commune|borough|town hall|city hall)',
  ' (?:ville|metropole|eurometropole|agglomeration|commune)',
  ' (?:comune|citta|capitale)',
  ' (?:stadt|landeshauptstadt|hansestadt)',
  ' (?:stad|gemeente)',
  ' (?:kommun|kommune|stad|region)',
  's (?:kommun|kommune|stad|municipality|region)',
  ' (?:kaupunki|linn|linnavalitsus|vald|miesto savivaldybe|savivaldybe|miestas|dome|pilseta|novads)',
  '(?:n|en) kaupunki',
  's (?:dome|pilseta|pilsetas dome|novads|valstspilseta)',
  ' (?:belediyesi|buyuksehir belediyesi|buyuksehir)',
  ' (?:megyei jogu varos|fovaros|varos)(?: onkormanyzata)?',
]

const patterns = [
  ...before.map((words) => new RegExp(`^${words}(?<name>.+)$`)),
  ...after.map((words) => new RegExp(`^(?<name>.+?)${words}$`)),
]

/** A French city with its surroundings, which is named after both: `Angers Loire Metropole`. */
const withSurroundings = / (?:metropole|agglomeration|agglo)$/

/** What such a name may begin with, and what it then has besides. */
export function leadingNames(key: string): { readonly name: string; readonly besides: string }[] {
  if (!withSurroundings.test(key)) return []
  const words = key.replace(withSurroundings, '').split(' ')
  return words.slice(1).map((_, i) => ({
    name: words.slice(0, i + 1).join(' '),
    besides: words.slice(i + 1).join(' '),
  }))
}

/** The folded name without what says that it is a city's, in the ways that it can be read; none where nothing does. */
export function withoutAffixes(key: string): string[] {
  const found = new Set<string>()
  const pending = [key]
  for (let text = pending.pop(); text !== undefined; text = pending.pop()) {
    for (const pattern of patterns) {
      const name = pattern.exec(text)?.groups?.['name']
      if (name === undefined || name.length < 2 || found.has(name)) continue
      found.add(name)
      // `City of Stockholms stad` has two; more than a few are no name.
      if (found.size < 6) pending.push(name)
    }
  }
  return [...found]
}
