import type { networkEnglish, pathsEnglish, savingEnglish } from './network-english.js'

const number = new Intl.NumberFormat('it', { useGrouping: 'always' })
const many = (count: number, one: string, more: string): string => `${number.format(count)} ${count === 1 ? one : more}`

export const pathsItalian: typeof pathsEnglish = {
  title: 'Trova un percorso',
  from: 'Da quale città?',
  to: 'A quale città?',
  through: 'Attraverso',
  throughs: { ties: 'Legami di ogni tipo', twinnings: 'Solo gemellaggi' },
  swap: 'Inverti',
  clear: 'Cancella',
  choose: 'Scegli due città per vedere le vie più brevi dall’una all’altra.',
  searching: 'Ricerca …',
  cancelled: 'La ricerca è stata annullata.',
  failed: 'Non è stato possibile trovare i percorsi.',
  same: 'Le due città sono la stessa.',
  widen: 'Anche attraverso accordi e programmi',
  found: (count, ties) =>
    `${count === 1 ? 'Un percorso è il più breve' : `${number.format(count)} percorsi sono i più brevi`}: ${many(ties, 'legame', 'legami')}${count === 1 ? '' : ' ciascuno'}.`,
  truncated: (shown, all) => `Si vedono solo i primi ${number.format(shown)} di ${number.format(all)}.`,
  length: (kilometres) => `${number.format(kilometres)} km di città in città`,
  reasons: {
    NOT_CONNECTED: 'Non c’è un percorso: nessuna catena di tali legami porta dall’una all’altra.',
    TOO_FAR: 'Ogni percorso è più lungo di quanto chiesto.',
    UNKNOWN_START: 'La città di partenza non è nel grafo.',
    UNKNOWN_END: 'La città di arrivo non è nel grafo.',
    START_LEFT_OUT: 'Nessun legame di questi parte dalla prima.',
    END_LEFT_OUT: 'Nessun legame di questi porta alla seconda.',
    WITHOUT_COORDINATES: 'Nessun percorso di lunghezza nota vi porta.',
  },
}

export const networkItalian: typeof networkEnglish = {
  label:
    'Rete delle città e dei loro legami. Le frecce la spostano, più e meno la ingrandiscono e la riducono. La tabella dice lo stesso a parole.',
  opening: 'Apertura della rete …',
  failed: 'Non è stato possibile caricare la rete.',
  noWebGl: 'Questo browser non può disegnare la rete: non ha WebGL. La mappa e la tabella mostrano lo stesso.',
  toMap: 'Alla mappa',
  toTable: 'Alla tabella',
  whole: 'Mostra tutta la rete',
  lasso: 'Seleziona con un lazo',
  legend: 'Legenda',
  colour: 'Colore',
  colours: { country: 'Per paese', programme: 'Per programma', community: 'Per comunità' },
  size: 'Grandezza',
  sizes: { degree: 'Legami mostrati', population: 'Abitanti', pageRank: 'PageRank', betweenness: 'Intermediazione' },
  sizeFrom: (least, most) => `Da ${least} a ${most}`,
  sizeBeyond: (count) => `Oltre le ${number.format(count)} più alte tutte sono disegnate uguali.`,
  sizeNone: 'Di nessuna città è nota.',
  groups: (group, count) => `Seleziona ${many(count, 'città', 'città')}: ${group}`,
  other: 'Altri',
  none: { country: 'Paese sconosciuto', programme: 'In nessun programma', community: 'Senza legami con altre' },
  several: (isFiltered) =>
    isFiltered
      ? 'Una città in più programmi ha il colore di quello scelto, altrimenti di quello con più di queste città.'
      : 'Una città in più programmi ha il colore di quello con più di queste città.',
  community: (first, more) => (more > 0 ? `${first} e altre ${number.format(more)}` : first),
  legendFailed: 'Non è stato possibile saperlo.',
  arranging: (percent) => `Disposizione: ${percent} %`,
  stop: 'Ferma',
  stopped: 'La disposizione è stata fermata.',
  again: 'Disponi di nuovo',
  anotherSeed: 'Un’altra disposizione',
  selected: (cities, ties) =>
    `Selezione: ${many(cities, 'città', 'città')}, ${many(ties, 'legame', 'legami')} tra di loro`,
  selection: 'Selezione',
  unselect: 'Togli la selezione',
  citiesCsv: 'Città in CSV',
  tiesCsv: 'Legami in CSV',
}

export const savingItalian: typeof savingEnglish = {
  title: 'Salva come …',
  png: 'Immagine (PNG)',
  svg: 'Disegno (SVG)',
  failed: 'Non è stato possibile salvarla.',
}
