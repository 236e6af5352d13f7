/** A part of a country that people write beside a place's name. */
export interface Region {
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  /** GeoNames' code of the first level below the country; of the United States the postal code of the state. */
  readonly code: string
  readonly names: readonly string[]
}

/** A line holds a country, GeoNames' code, and what the region is called; of Italy also the signs of its provinces. */
const lines = `
DE 01 Baden-Württemberg, Bade-Wurtemberg, Baden-Wuerttemberg
DE 02 Bayern, Bavaria, Bavière, Baviera, Bawaria
DE 05 Hessen, Hesse, Assia, Hesja
DE 06 Niedersachsen, Lower Saxony, Basse-Saxe, Bassa Sassonia, Baja Sajonia
DE 07 Nordrhein-Westfalen, North Rhine-Westphalia, Rhénanie-du-Nord-Westphalie, Renania Settentrionale-Vestfalia, NRW, Westfalen, Westphalia
DE 08 Rheinland-Pfalz, Rhineland-Palatinate, Rhénanie-Palatinat, Renania-Palatinato, Pfalz
DE 09 Saarland, Sarre
DE 10 Schleswig-Holstein
DE 11 Brandenburg, Brandebourg
DE 12 Mecklenburg-Vorpommern, Mecklenburg-Western Pomerania, Mecklenburg
DE 13 Sachsen, Saxony, Saxe, Sassonia, Sajonia, Saksonia
DE 14 Sachsen-Anhalt, Saxony-Anhalt, Saxe-Anhalt
DE 15 Thüringen, Thuringia, Thuringe, Turingia
AT 01 Burgenland
AT 02 Kärnten, Carinthia, Carinthie, Carinzia
AT 03 Niederösterreich, Lower Austria, Basse-Autriche
AT 04 Oberösterreich, Upper Austria, Haute-Autriche
AT 05 Salzburg
AT 06 Steiermark, Styria, Styrie, Stiria
AT 07 Tirol, Tyrol, Tirolo
AT 08 Vorarlberg
IT 01 Abruzzo, Abruzzi, AQ, CH, PE, TE
IT 02 Basilicata, MT, PZ
IT 03 Calabria, Calabre, Kalabrien, CS, CZ, KR, RC, VV
IT 04 Campania, Campanie, Kampanien, AV, BN, CE, NA, SA
IT 05 Emilia-Romagna, Émilie-Romagne, BO, FC, FE, MO, PC, PR, RA, RE, RN
IT 06 Friuli-Venezia Giulia, Friuli, Frioul, Friaul, GO, PN, TS, UD
IT 07 Lazio, Latium, FR, LT, RI, RM, VT
IT 08 Liguria, Ligurie, Ligurien, GE, IM, SP, SV
IT 09 Lombardia, Lombardy, Lombardie, Lombardei, BG, BS, CO, CR, LC, LO, MB, MI, MN, PV, SO, VA
IT 10 Marche, Marches, Marken, AN, AP, FM, MC, PU
IT 11 Molise, CB, IS
IT 12 Piemonte, Piedmont, Piémont, Piemont, AL, AT, BI, CN, NO, TO, VB, VC
IT 13 Puglia, Apulia, Pouilles, Apulien, BA, BR, BT, FG, LE, TA
IT 14 Sardegna, Sardinia, Sardaigne, Sardinien, CA, NU, OR, SS
IT 15 Sicilia, Sicily, Sicile, Sizilien, AG, CL, CT, EN, ME, PA, RG, SR, TP
IT 16 Toscana, Tuscany, Toscane, Toskana, AR, FI, GR, LI, LU, MS, PI, PO, PT, SI
IT 17 Trentino-Alto Adige, Trentino, Alto Adige, South Tyrol, Südtirol, BZ, TN
IT 18 Umbria, Ombrie, Umbrien, PG, TR
IT 19 Valle d'Aosta, Aosta Valley, Vallée d'Aoste, AO
IT 20 Veneto, Vénétie, Venetien, BL, PD, RO, TV, VE, VI, VR
FR 11 Île-de-France
FR 24 Centre-Val de Loire
FR 27 Bourgogne-Franche-Comté, Bourgogne, Burgundy, Franche-Comté
FR 28 Normandie, Normandy, Normandia
FR 32 Hauts-de-France
FR 44 Grand Est, Alsace, Alsazia, Elsass, Lorraine
FR 52 Pays de la Loire
FR 53 Bretagne, Brittany, Bretagna, Bretaña
FR 75 Nouvelle-Aquitaine, Aquitaine
FR 76 Occitanie, Languedoc
FR 84 Auvergne-Rhône-Alpes, Rhône-Alpes, Auvergne
FR 93 Provence-Alpes-Côte d'Azur, Provence, PACA
FR 94 Corse, Corsica, Korsika
ES 07 Illes Balears, Islas Baleares, Balearic Islands, Mallorca, Majorca
ES 29 Comunidad de Madrid
ES 32 Navarra, Navarre
ES 34 Asturias
ES 39 Cantabria
ES 51 Andalucía, Andalusia, Andalousie, Andalusien
ES 52 Aragón, Aragon
ES 53 Canarias, Canary Islands
ES 54 Castilla-La Mancha
ES 55 Castilla y León, Castile and León
ES 56 Catalunya, Cataluña, Catalonia, Catalogne, Catalogna, Katalonien
ES 57 Extremadura
ES 58 Galicia, Galice, Galizia
ES 59 Euskadi, País Vasco, Basque Country, Pays basque
ES 60 Comunitat Valenciana, Comunidad Valenciana
CA 01 Alberta, AB
CA 02 British Columbia, BC
CA 03 Manitoba, MB
CA 04 New Brunswick, NB
CA 05 Newfoundland, Newfoundland and Labrador, NL
CA 07 Nova Scotia, NS
CA 08 Ontario, ON
CA 09 Prince Edward Island, PEI
CA 10 Québec, Quebec, QC
CA 11 Saskatchewan, SK
AU 01 Australian Capital Territory, ACT
AU 02 New South Wales, NSW
AU 03 Northern Territory
AU 04 Queensland, QLD
AU 05 South Australia
AU 06 Tasmania
AU 07 Victoria, VIC
AU 08 Western Australia
US AL Alabama
US AK Alaska
US AZ Arizona
US AR Arkansas
US CA California, Kalifornien, Californie
US CO Colorado
US CT Connecticut
US DE Delaware
US DC District of Columbia
US FL Florida
US HI Hawaii
US ID Idaho
US IL Illinois
US IN Indiana
US IA Iowa
US KS Kansas
US KY Kentucky
US LA Louisiana
US ME Maine
US MD Maryland
US MA Massachusetts
US MI Michigan
US MN Minnesota
US MS Mississippi
US MO Missouri
US MT Montana
US NE Nebraska
US NV Nevada
US NH New Hampshire
US NJ New Jersey
US NM New Mexico
US NC North Carolina
US ND North Dakota
US NY New York
US OH Ohio
US OK Oklahoma
US OR Oregon
US PA Pennsylvania
US RI Rhode Island
US SC South Carolina
US SD South Dakota
US TN Tennessee
US TX Texas
US UT Utah
US VT Vermont
US VA Virginia
US WA Washington
US WV West Virginia
US WI Wisconsin
US WY Wyoming
US GA Georgia`

/** The regions that are known; a state of the United States by its postal code too. */
export const regions: readonly Region[] = lines
  .trim()
  .split('\n')
  .map((line) => {
    const [country = '', code = ''] = line.split(' ', 2)
    const names = line.slice(country.length + code.length + 2).split(', ')
    return { country, code, names: country === 'US' ? [code, ...names] : names }
  })
