/**
 * The countries and territories of ISO 3166-1 with their Wikidata items (facts of Wikidata, CC0) and usual English
 * names, for sources that give no more than the code. Two items have the code NL; it means the one that cities are in.
 */
export interface CountryOfCode {
  readonly code: string
  /** Such as `wd:Q38`. */
  readonly id: string
  /** In English. */
  readonly name: string
}

/** Code, item, name. */
const table = `
AD Q228 Andorra
AE Q878 United Arab Emirates
AF Q889 Afghanistan
AG Q781 Antigua and Barbuda
AI Q25228 Anguilla
AL Q222 Albania
AM Q399 Armenia
AO Q916 Angola
AQ Q51 Antarctica
AR Q414 Argentina
AS Q16641 American Samoa
AT Q40 Austria
AU Q408 Australia
AW Q21203 Aruba
AX Q5689 Åland
AZ Q227 Azerbaijan
BA Q225 Bosnia and Herzegovina
BB Q244 Barbados
BD Q902 Bangladesh
BE Q31 Belgium
BF Q965 Burkina Faso
BG Q219 Bulgaria
BH Q398 Bahrain
BI Q967 Burundi
BJ Q962 Benin
BL Q25362 Saint Barthélemy
BM Q23635 Bermuda
BN Q921 Brunei
BO Q750 Bolivia
BQ Q27561 Caribbean Netherlands
BR Q155 Brazil
BS Q778 Bahamas
BT Q917 Bhutan
BV Q23408 Bouvet Island
BW Q963 Botswana
BY Q184 Belarus
BZ Q242 Belize
CA Q16 Canada
CC Q36004 Cocos (Keeling) Islands
CD Q974 Democratic Republic of the Congo
CF Q929 Central African Republic
CG Q971 Republic of the Congo
CH Q39 Switzerland
CI Q1008 Ivory Coast
CK Q26988 Cook Islands
CL Q298 Chile
CM Q1009 Cameroon
CN Q148 China
CO Q739 Colombia
CR Q800 Costa Rica
CU Q241 Cuba
CV Q1011 Cape Verde
CW Q25279 Curaçao
CX Q31063 Christmas Island
CY Q229 Cyprus
CZ Q213 Czechia
DE Q183 Germany
DJ Q977 Djibouti
DK Q35 Denmark
DM Q784 Dominica
DO Q786 Dominican Republic
DZ Q262 Algeria
EC Q736 Ecuador
EE Q191 Estonia
EG Q79 Egypt
EH Q6250 Western Sahara
ER Q986 Eritrea
ES Q29 Spain
ET Q115 Ethiopia
FI Q33 Finland
FJ Q712 Fiji
FK Q9648 Falkland Islands
FM Q702 Micronesia
FO Q4628 Faroe Islands
FR Q142 France
GA Q1000 Gabon
GB Q145 United Kingdom
GD Q769 Grenada
GE Q230 Georgia
GF Q3769 French Guiana
GG Q25230 Guernsey
GH Q117 Ghana
GI Q1410 Gibraltar
GL Q223 Greenland
GM Q1005 Gambia
GN Q1006 Guinea
GP Q17012 Guadeloupe
GQ Q983 Equatorial Guinea
GR Q41 Greece
GS Q35086 South Georgia and the South Sandwich Islands
GT Q774 Guatemala
GU Q16635 Guam
GW Q1007 Guinea-Bissau
GY Q734 Guyana
HK Q8646 Hong Kong
HM Q131198 Heard Island and McDonald Islands
HN Q783 Honduras
HR Q224 Croatia
HT Q790 Haiti
HU Q28 Hungary
ID Q252 Indonesia
IE Q27 Ireland
IL Q801 Israel
IM Q9676 Isle of Man
IN Q668 India
IO Q43448 British Indian Ocean Territory
IQ Q796 Iraq
IR Q794 Iran
IS Q189 Iceland
IT Q38 Italy
JE Q785 Jersey
JM Q766 Jamaica
JO Q810 Jordan
JP Q17 Japan
KE Q114 Kenya
KG Q813 Kyrgyzstan
KH Q424 Cambodia
KI Q710 Kiribati
KM Q970 Comoros
KN Q763 Saint Kitts and Nevis
KP Q423 North Korea
KR Q884 South Korea
KW Q817 Kuwait
KY Q5785 Cayman Islands
KZ Q232 Kazakhstan
LA Q819 Laos
LB Q822 Lebanon
LC Q760 Saint Lucia
LI Q347 Liechtenstein
LK Q854 Sri Lanka
LR Q1014 Liberia
LS Q1013 Lesotho
LT Q37 Lithuania
LU Q32 Luxembourg
LV Q211 Latvia
LY Q1016 Libya
MA Q1028 Morocco
MC Q235 Monaco
MD Q217 Moldova
ME Q236 Montenegro
MF Q126125 Saint Martin
MG Q1019 Madagascar
MH Q709 Marshall Islands
MK Q221 North Macedonia
ML Q912 Mali
MM Q836 Myanmar
MN Q711 Mongolia
MO Q14773 Macao
MP Q16644 Northern Mariana Islands
MQ Q17054 Martinique
MR Q1025 Mauritania
MS Q13353 Montserrat
MT Q233 Malta
MU Q1027 Mauritius
MV Q826 Maldives
MW Q1020 Malawi
MX Q96 Mexico
MY Q833 Malaysia
MZ Q1029 Mozambique
NA Q1030 Namibia
NC Q33788 New Caledonia
NE Q1032 Niger
NF Q31057 Norfolk Island
NG Q1033 Nigeria
NI Q811 Nicaragua
NL Q55 Netherlands
NO Q20 Norway
NP Q837 Nepal
NR Q697 Nauru
NU Q34020 Niue
NZ Q664 New Zealand
OM Q842 Oman
PA Q804 Panama
PE Q419 Peru
PF Q30971 French Polynesia
PG Q691 Papua New Guinea
PH Q928 Philippines
PK Q843 Pakistan
PL Q36 Poland
PM Q34617 Saint Pierre and Miquelon
PN Q35672 Pitcairn Islands
PR Q1183 Puerto Rico
PS Q219060 Palestine
PT Q45 Portugal
PW Q695 Palau
PY Q733 Paraguay
QA Q846 Qatar
RE Q17070 Réunion
RO Q218 Romania
RS Q403 Serbia
RU Q159 Russia
RW Q1037 Rwanda
SA Q851 Saudi Arabia
SB Q685 Solomon Islands
SC Q1042 Seychelles
SD Q1049 Sudan
SE Q34 Sweden
SG Q334 Singapore
SH Q192184 Saint Helena, Ascension and Tristan da Cunha
SI Q215 Slovenia
SJ Q842829 Svalbard and Jan Mayen
SK Q214 Slovakia
SL Q1044 Sierra Leone
SM Q238 San Marino
SN Q1041 Senegal
SO Q1045 Somalia
SR Q730 Suriname
SS Q958 South Sudan
ST Q1039 São Tomé and Príncipe
SV Q792 El Salvador
SX Q26273 Sint Maarten
SY Q858 Syria
SZ Q1050 Eswatini
TC Q18221 Turks and Caicos Islands
TD Q657 Chad
TF Q129003 French Southern Territories
TG Q945 Togo
TH Q869 Thailand
TJ Q863 Tajikistan
TK Q36823 Tokelau
TL Q574 Timor-Leste
TM Q874 Turkmenistan
TN Q948 Tunisia
TO Q678 Tonga
TR Q43 Turkey
TT Q754 Trinidad and Tobago
TV Q672 Tuvalu
TW Q865 Taiwan
TZ Q924 Tanzania
UA Q212 Ukraine
UG Q1036 Uganda
UM Q16645 United States Minor Outlying Islands
US Q30 United States
UY Q77 Uruguay
UZ Q265 Uzbekistan
VA Q237 Vatican City
VC Q757 Saint Vincent and the Grenadines
VE Q717 Venezuela
VG Q25305 British Virgin Islands
VI Q11703 United States Virgin Islands
VN Q881 Vietnam
VU Q686 Vanuatu
WF Q35555 Wallis and Futuna
WS Q683 Samoa
YE Q805 Yemen
YT Q17063 Mayotte
ZA Q258 South Africa
ZM Q953 Zambia
ZW Q954 Zimbabwe
`

const byCode = new Map(
  table
    .trim()
    .split('\n')
    .map((line): [string, CountryOfCode] => {
      const [code = '', item = '', ...name] = line.split(' ')
      return [code, { code, id: `wd:${item}`, name: name.join(' ') }]
    }),
)

/** By the ISO 3166-1 alpha-2 code in capitals, such as IT; undefined for what is none. */
export const countryOfCode = (code: string): CountryOfCode | undefined => byCode.get(code)
