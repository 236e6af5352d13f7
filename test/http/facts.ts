/** What each of the two documents states, read from the documents: names of things, and ties as `from → to`. */
export interface StatedFacts {
  readonly things: Readonly<Record<string, readonly string[]>>
  readonly ties: Readonly<Record<string, readonly string[]>>
}

const cultcitiesCities = [
  'Pavia',
  'Grand Poitiers',
  'Coimbra',
  'Iași',
  'Besançon',
  'Hildesheim',
  'Salamanca',
  'Turku',
] as const
const guests = cultcitiesCities.filter((city) => city !== 'Pavia')
const each = (from: readonly string[], to: string): string[] => from.map((one) => `${one} → ${to}`)

/** Of two names that are used equally often the first by code unit is shown. */
const project = 'Cultural Cities Twinning'
const gathering = 'Cultural Cities Twinning Event in Pavia'
const signing = "Firma dell'Accordo di Amicizia"
const lab = 'Culture and Heritage Living Lab'
const accordo = 'Accordo di Amicizia'

export const cultcitiesFacts: StatedFacts = {
  things: {
    City: [...cultcitiesCities, 'Poitiers'],
    Country: ['Francia', 'Portogallo', 'Romania', 'Germania', 'Spagna', 'Finlandia'],
    University: ['Università degli Studi di Pavia'],
    Programme: [project, 'EC2U', lab],
    Event: [gathering, signing],
    Agreement: [accordo],
  },
  ties: {
    IN_COUNTRY: [
      'Grand Poitiers → Francia',
      'Coimbra → Portogallo',
      'Iași → Romania',
      'Besançon → Francia',
      'Hildesheim → Germania',
      'Salamanca → Spagna',
      'Turku → Finlandia',
    ],
    MEMBER_OF: each(guests, project),
    'MEMBER_OF COORDINATOR': [`Pavia → ${project}`],
    'MEMBER_OF ASSOCIATE': [
      `Università degli Studi di Pavia → ${project}`,
      ...each(['Pavia', 'Coimbra', 'Poitiers', 'Iași', 'Turku', 'Salamanca'], 'EC2U'),
    ],
    'TWINNED_WITH TWINNING': ['Besançon — Pavia', 'Hildesheim — Pavia'],
    LOCATED_IN: ['Università degli Studi di Pavia → Pavia', `${gathering} → Pavia`, `${signing} → Pavia`],
    PART_OF: each([gathering, signing], project),
    'PARTICIPATED_IN HOST': [`Pavia → ${gathering}`],
    'PARTICIPATED_IN PARTICIPANT': each(guests, gathering),
    SIGNED_AT: [`${accordo} → ${signing}`],
    ESTABLISHED: [`${accordo} → ${lab}`],
    'SIGNED 2022-04-07': each(cultcitiesCities, accordo),
  },
}

const members = [
  'Genova',
  'Torino',
  'Savignano sul Rubicone',
  'Fermo',
  'Pompei',
  'Lodi',
  'Senigallia',
  'Bari',
  'Campi Bisenzio',
  'Reggio Emilia',
] as const
/** As our own English names of the resolutions have them. */
const english: Readonly<Record<string, string>> = { Genova: 'Genoa', Torino: 'Turin' }
const resolution = (city: string) => `Resolution of ${english[city] ?? city} to join the ${fullName}`

const fullName = 'Italian Network of Intercultural Cities'
const network = fullName
const charter = `Charter of the ${fullName}`
const programme = 'Intercultural cities programme'
const second = 'Second meeting of the Italian intercultural cities'
const preliminary = `Preliminary meeting of the ${fullName}`
const convention = 'National Convention of intercultural centers'
const workshops = ['training for municipal officers', 'second generation migrants', 'social mediation'].map(
  (theme) => `Workshop on ${theme}, ${fullName}`,
)
/** Where and when; the first three have a title of their own. */
const meetings: readonly (readonly [city: string, name: string])[] = [
  ['San Giuliano Terme', 'Donne Migranti e salute'],
  ['Pizzo Calabro', 'Il diritto alla città. Aspettative e bisogni dei cittadini stranieri immigrati'],
  ['Reggio Emilia', 'Scuola di Buone Prassi'],
  ...(
    [
      ['Campi Bisenzio', '8 September 2012'],
      ['Milano', '25 May 2012'],
      ['Lodi', '20 April 2012'],
      ['Reggio Emilia', '5–7 October 2011'],
      ['Senigallia', '10 May 2011'],
      ['Campi Bisenzio', '19 March 2011'],
      ['Torino', '27–28 January 2011'],
      ['Genova', '21 October 2010'],
      ['Fermo', '17 November 2010'],
      ['Savignano sul Rubicone', '26 November 2010'],
      ['Torino', '3 December 2010'],
    ] as const
  ).map(
    ([city, day]) =>
      [city, `Meeting of the ${fullName}, ${city === 'Milano' ? 'Milan' : (english[city] ?? city)}, ${day}`] as const,
  ),
]
const meetingNames = meetings.map(([, name]) => name)

const actionPlan = `Action plan of the ${fullName}`
const guide = 'Step-By-Step guide'
const localProgramme =
  'Programme 2012-2014 for local government on intercultural dialogue and implementation of Council of Europe recommendations'
const charterTexts = [`${charter}, original version in Italian`, `${charter}, English version`]

export const networkFacts: StatedFacts = {
  things: {
    City: [...members, 'San Giuliano Terme', 'Pizzo Calabro', 'Milano', 'Arezzo'],
    Organisation: ["Consiglio d'Europa", 'Commissione europea'],
    Programme: [programme, network],
    Agreement: [charter, ...members.map(resolution)],
    Document: [actionPlan, ...charterTexts, guide, localProgramme],
    Event: [preliminary, second, ...workshops, ...meetingNames, convention],
  },
  ties: {
    IN_COUNTRY: each(members, 'Italia'),
    MEMBER_OF: each(members, network),
    ESTABLISHED: [`${charter} → ${network}`],
    SIGNED: [...each(members, charter), ...members.map((city) => `${city} → ${resolution(city)}`)],
    PUBLISHED: [
      ...[actionPlan, ...charterTexts, guide].map((document) => `${network} → ${document}`),
      `Reggio Emilia → ${localProgramme}`,
    ],
    PART_OF: each([preliminary, second, ...workshops, ...meetingNames], network),
    LOCATED_IN: [
      `${second} → Reggio Emilia`,
      ...meetings.map(([city, name]) => `${name} → ${city}`),
      `${convention} → Arezzo`,
    ],
    SUPPORTS: [
      `${programme} → ${second}`,
      `Commissione europea → ${second}`,
      `Consiglio d'Europa → ${programme}`,
      `Commissione europea → ${programme}`,
    ],
    'PARTICIPATED_IN HOST': [`Reggio Emilia → ${second}`],
    'PARTICIPATED_IN PARTICIPANT': each(members, second),
  },
}
