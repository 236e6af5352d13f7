import { english } from '../words/english.js'

const { number } = english
const many = (count: number, one: string, more: string): string => `${number(count)} ${count === 1 ? one : more}`

/** What the dashboard says, in English; it comes with the dashboard. */
export const dashboardEnglish = {
  asTable: 'The figures as a table',
  behind: 'The query behind it',
  variables: 'Variables',
  withoutTwinnings:
    'Twinnings are left out of map and table now. Here the charts of twinnings have them all the same; the kinds that you choose decide on the ties made by year.',
  failed: 'This chart could not be loaded.',
  countries: {
    title: 'Twinnings between countries',
    /** `alike`: how many other pairs have as many. */
    found: (one: string, other: string, ties: number, alike: number): string =>
      `${one === other ? `Cities in ${one}` : `${one} and ${other}`} are tied most often: ${many(ties, 'twinning', 'twinnings')}${alike === 0 ? '' : `, as many as ${many(alike, 'other pair', 'other pairs')}`}.`,
    note: 'The more twinnings between the cities of two countries, the stronger the colour; on the diagonal those within one.',
    cut: (shown: number, all: number): string =>
      `The ${number(shown)} most twinned of ${many(all, 'country', 'countries')}.`,
    cutPairs: (pairs: number): string => `Only the ${number(pairs)} most twinned pairs are counted.`,
    without: (ties: number, all: number): string =>
      `${number(ties)} of ${number(all)} twinnings are in no square: the country of an end is not known.`,
    empty: 'No twinning of which both countries are known fits these filters.',
    legend: 'Twinnings',
    from: (count: number): string => `from ${number(count)}`,
    one: 'Country',
    other: 'Other country',
    ties: 'Twinnings',
    pair: (one: string, other: string, ties: number): string => `${one} – ${other}: ${number(ties)}`,
  },
  years: {
    title: 'Ties made by year',
    found: (year: number, ties: number): string => `Most began in ${year}: ${number(ties)}.`,
    note: 'Twinnings, signatures and memberships of the chosen kinds, by the year in which they began. Each signature counts once: map and table have a tie for any two who signed the same, and so more.',
    earlier: (ties: number, year: number): string => `${number(ties)} began before ${year} and are not drawn.`,
    undated: (ties: number): string => `Of ${many(ties, 'tie', 'ties')} no source says the year.`,
    empty: (ties: number): string =>
      ties === 0
        ? 'There are no ties of the chosen kinds; the filters choose them.'
        : `No source says in which year any of the ${many(ties, 'tie', 'ties')} began.`,
    layer: { twinnings: 'Twinnings', agreements: 'Signatures', programmes: 'Memberships' },
    year: 'Year',
    ended: 'Ended',
    bar: (year: number, counts: string): string => `${year}: ${counts}`,
  },
  degrees: {
    title: 'How many twin cities a city has',
    found: (one: number, most: number): string =>
      `${many(one, 'city has', 'cities have')} one twin city; the most that any has is ${number(most)}.`,
    note: 'Both axes are logarithmic: where the points lie on a line, a few cities hold most of the ties.',
    inside: 'With filters, cities outside of them are counted too, by their ties with those inside alone.',
    empty: 'No twinning fits these filters.',
    degree: 'Twin cities',
    cities: 'Cities',
    point: (degree: number, cities: number): string =>
      `${many(cities, 'city', 'cities')} with ${many(degree, 'twin city', 'twin cities')}`,
  },
  most: {
    title: 'The most connected cities',
    found: (city: string, ties: number): string => `${city} has the most: ${many(ties, 'twinning', 'twinnings')}.`,
    note: 'By their twinnings, with cities inside and outside of the filters.',
    cut: (shown: number, all: number): string => `The first ${number(shown)} of ${many(all, 'city', 'cities')}.`,
    empty: 'No city with a twinning fits these filters.',
    city: 'City',
    country: 'Country',
    ties: 'Twinnings',
  },
  quality: {
    title: 'How good the data are',
    note: 'What is missing, and what sources do not agree on. Nothing is corrected: every claim is kept.',
    found: (share: string): string => `${share} of the twinnings have no date of their beginning.`,
    foundNoTies: 'No twinning fits these filters.',
    oneSided: 'Twinnings that only one of the two cities claims',
    unplaced: 'Cities without coordinates',
    withoutStart: 'Twinnings of unknown beginning',
    withoutStatus: 'Twinnings of which no source says whether they are alive',
    withoutCountry: 'Twinnings with a city of unknown country',
    conflicts: 'Facts that sources state differently',
    conflictsNote: 'Of the whole graph, whatever the filters.',
    of: (count: number, all: number, share: string): string => `${number(count)} of ${number(all)} (${share})`,
    examples: (shown: number, all: number): string =>
      shown < all ? `The first ${number(shown)} of ${number(all)}` : 'Which ones',
    claims: (city: string): string => `claimed by ${city}`,
    stated: (stated: number, listed: number): string => `${number(stated)} stated, ${number(listed)} listed`,
    what: 'What',
    count: 'How many',
    all: 'Of',
  },
}

export type DashboardWords = typeof dashboardEnglish
