import { italian } from '../words/italian.js'
import type { DashboardWords } from './dashboard-english.js'

const { number } = italian
const many = (count: number, one: string, more: string): string => `${number(count)} ${count === 1 ? one : more}`

/** What the dashboard says, in Italian. */
export const dashboardItalian: DashboardWords = {
  asTable: 'Le cifre in una tabella',
  behind: 'La richiesta che le ha date',
  variables: 'Variabili',
  withoutTwinnings:
    'Mappa e tabella ora lasciano fuori i gemellaggi. Qui i loro grafici li hanno lo stesso; i tipi scelti valgono per «Legami nati anno per anno».',
  failed: 'Non è stato possibile caricare questo grafico.',
  countries: {
    title: 'Gemellaggi fra paesi',
    found: (one, other, ties, alike) =>
      `${one === other ? `Le città più legate fra loro sono quelle di un solo paese, ${one}` : `I paesi più legati sono ${one} e ${other}`}: ${many(ties, 'gemellaggio', 'gemellaggi')}${alike === 0 ? '' : `, quanti ne ${alike === 1 ? 'ha un’altra coppia' : `hanno altre ${number(alike)} coppie`}`}.`,
    note: 'Più sono i gemellaggi fra le città di due paesi, più forte è il colore; sulla diagonale quelli dentro uno stesso paese.',
    cut: (shown, all) => `I ${number(shown)} paesi con più gemellaggi, di ${number(all)}.`,
    cutPairs: (pairs) => `Si contano solo le ${number(pairs)} coppie con più gemellaggi.`,
    without: (ties, all) =>
      `${number(ties)} di ${number(all)} gemellaggi non stanno in nessun riquadro: il paese di una delle città non è noto.`,
    empty: 'Nessun gemellaggio con entrambi i paesi noti corrisponde a questi filtri.',
    legend: 'Gemellaggi',
    from: (count) => `da ${number(count)}`,
    one: 'Paese',
    other: 'Altro paese',
    ties: 'Gemellaggi',
    pair: (one, other, ties) => `${one} – ${other}: ${number(ties)}`,
  },
  years: {
    title: 'Legami nati anno per anno',
    found: (year, ties) => `L’anno in cui ne sono nati di più è il ${year}: ${number(ties)}.`,
    note: 'Gemellaggi, firme e adesioni dei tipi scelti, secondo l’anno di inizio. Ogni firma conta una volta: mappa e tabella hanno un legame per ogni coppia che ha firmato lo stesso, e perciò di più.',
    earlier: (ties, year) =>
      `${many(ties, 'legame è nato', 'legami sono nati')} prima del ${year} e non ${ties === 1 ? 'è disegnato' : 'sono disegnati'}.`,
    undated: (ties) => `Di ${many(ties, 'legame', 'legami')} nessuna fonte dice l’anno.`,
    empty: (ties) =>
      ties === 0
        ? 'Non ci sono legami dei tipi scelti; si scelgono con i filtri.'
        : `Nessuna fonte dice in quale anno sia nato ${ties === 1 ? 'il legame' : `uno dei ${number(ties)} legami`}.`,
    layer: { twinnings: 'Gemellaggi', agreements: 'Firme', programmes: 'Adesioni' },
    year: 'Anno',
    ended: 'Terminati',
    bar: (year, counts) => `${year}: ${counts}`,
  },
  degrees: {
    title: 'Quante gemelle ha una città',
    found: (one, most) =>
      `${many(one, 'città ha', 'città hanno')} una sola gemella; il numero più alto è ${number(most)}.`,
    note: 'Entrambi gli assi sono logaritmici: dove i punti stanno su una retta, poche città hanno la maggior parte dei legami.',
    inside: 'Con i filtri contano anche le città che ne restano fuori, ma solo per i legami con quelle dentro.',
    empty: 'Nessun gemellaggio corrisponde a questi filtri.',
    degree: 'Città gemelle',
    cities: 'Città',
    point: (degree, cities) => `${number(cities)} città con ${many(degree, 'gemella', 'gemelle')}`,
  },
  most: {
    title: 'Le città più legate',
    found: (city, ties) => `In testa c’è ${city}: ${many(ties, 'gemellaggio', 'gemellaggi')}.`,
    note: 'Secondo i gemellaggi, anche con città fuori dai filtri.',
    cut: (shown, all) => `Le prime ${number(shown)} di ${number(all)} città.`,
    empty: 'Nessuna città con un gemellaggio corrisponde a questi filtri.',
    city: 'Città',
    country: 'Paese',
    ties: 'Gemellaggi',
  },
  quality: {
    title: 'Quanto sono buoni i dati',
    note: 'Che cosa manca, e su che cosa le fonti non concordano. Niente viene corretto: ogni affermazione resta.',
    found: (share) => `Del ${share} dei gemellaggi non si conosce l’inizio.`,
    foundNoTies: 'Nessun gemellaggio corrisponde a questi filtri.',
    oneSided: 'Gemellaggi che solo una delle due città dichiara',
    unplaced: 'Città senza coordinate',
    withoutStart: 'Gemellaggi di cui non si conosce l’inizio',
    withoutStatus: 'Gemellaggi di cui nessuna fonte dice se siano vivi',
    withoutCountry: 'Gemellaggi con una città di paese ignoto',
    conflicts: 'Fatti che le fonti dicono in modo diverso',
    conflictsNote: 'In tutto il grafo, qualunque siano i filtri.',
    of: (count, all, share) => `${number(count)} di ${number(all)} (${share})`,
    examples: (shown, all) => (shown < all ? `I primi ${number(shown)} di ${number(all)}` : 'Quali'),
    claims: (city) => `lo dichiara ${city}`,
    stated: (stated, listed) => `${number(stated)} dichiarati, ${number(listed)} elencati`,
    what: 'Che cosa',
    count: 'Quanti',
    all: 'Su',
  },
}
