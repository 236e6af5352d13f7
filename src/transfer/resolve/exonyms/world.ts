/** Names of places outside Europe, and in Russia and the Caucasus; see `exonyms.ts` for what a line holds. */
export const world = `
RU Moskva, Moscow, Moskau, Moscou, Mosca, Moscú, Moskou, Moskwa, Moskova, Moszkva, Moscovo, Maskva, Maskava, Μόσχα, Москва, モスクワ, 莫斯科
RU Sankt-Peterburg, Saint Petersburg, St. Petersburg, Sankt Petersburg, Saint-Pétersbourg, San Pietroburgo, San Petersburgo, São Petersburgo, Petrohrad, Pietari, Petersburg, Leningrad, Petrograd, Sint-Petersburg, Szentpétervár, Sanktpēterburga, Peterburi, Αγία Πετρούπολη, Санкт-Петербург
RU Kaliningrad, Königsberg, Królewiec, Královec, Karaliaučius, Kaliningrado, Калининград
RU Nizhny Novgorod, Nischni Nowgorod, Gorki, Gorky, Nizhniy Novgorod, Nijni Novgorod, Nižnij Novgorod, Niżny Nowogród, Нижний Новгород
RU Velikiy Novgorod, Veliky Novgorod, Weliki Nowgorod, Novgorod, Nowgorod, Veliki Novgorod, Великий Новгород
RU Yekaterinburg, Jekaterinburg, Ekaterinburg, Iekaterinbourg, Sverdlovsk, Swerdlowsk, Ekaterinenburg, Yekaterimburgo, Екатеринбург
RU Volgograd, Wolgograd, Stalingrad, Tsaritsyn, Wołgograd, Волгоград
RU Rostov-on-Don, Rostow am Don, Rostov-na-Donu, Rostov-sur-le-Don, Rostov sul Don, Rostov, Ростов-на-Дону
RU Kazan, Kasan, Kazań, Kazán, Qazan, Казань
RU Samara, Kuibyshev, Kujbyschew, Самара
RU Voronezh, Woronesch, Voronej, Voronež, Woroneż, Воронеж
RU Smolensk, Smoleńsk, Смоленск
RU Pskov, Pskow, Pleskau, Псков
RU Vologda, Wologda, Вологда
RU Yaroslavl, Jaroslawl, Iaroslavl, Yaroslavl', Jaroslavl, Ярославль
RU Vladimir, Wladimir, Włodzimierz nad Klaźmą, Владимир
RU Tver, Twer, Kalinin, Тверь
RU Tula, Tuła, Тула
RU Arkhangelsk, Archangelsk, Archangel, Arjánguelsk, Архангельск
RU Murmansk, Mourmansk, Мурманск
RU Petrozavodsk, Petrosawodsk, Petroskoi, Петрозаводск
RU Vyborg, Viipuri, Wyborg, Выборг
RU Sochi, Sotschi, Sotchi, Soczi, Soči, Сочи
RU Krasnodar, Jekaterinodar, Краснодар
RU Novorossiysk, Noworossijsk, Novorossiisk, Новороссийск
RU Chelyabinsk, Tscheljabinsk, Tcheliabinsk, Czelabińsk, Челябинск
RU Novosibirsk, Nowosibirsk, Novossibirsk, Новосибирск
RU Omsk, Омск
RU Tomsk, Томск
RU Irkutsk, Irkoutsk, Irkuck, Иркутск
RU Krasnoyarsk, Krasnojarsk, Krasnoïarsk, Красноярск
RU Vladivostok, Wladiwostok, Władywostok, Владивосток
RU Khabarovsk, Chabarowsk, Хабаровск
RU Yakutsk, Jakutsk, Iakoutsk, Якутск
RU Ufa, Oufa, Уфа
RU Perm, Molotow, Пермь
RU Astrakhan, Astrachan, Астрахань
RU Saratov, Saratow, Саратов
RU Tolyatti, Togliatti, Toljatti, Тольятти
RU Ulyanovsk, Uljanowsk, Oulianovsk, Simbirsk, Ульяновск
RU Kostroma, Кострома
RU Kaluga, Калуга
RU Ryazan, Rjasan, Riazan, Riazań, Рязань
RU Kursk, Koursk, Курск
RU Belgorod, Белгород
RU Oryol, Orjol, Orel, Орёл
RU Bryansk, Brjansk, Briansk, Брянск
RU Cheboksary, Tscheboksary, Чебоксары
RU Grozny, Grosny, Грозный
RU Makhachkala, Machatschkala, Махачкала
RU Vladikavkaz, Wladikawkas, Ordzhonikidze, Владикавказ
RU Izhevsk, Ischewsk, Ижевск
RU Tyumen, Tjumen, Tioumen, Тюмень
RU Barnaul, Barnaoul, Барнаул
RU Chita, Tschita, Чита
RU Sovetsk, Tilsit, Советск

AM Yerevan, Jerewan, Eriwan, Erevan, Erivan, Ereván, Erywań, Jerevan, Erevã, Ереван
AM Gyumri, Leninakan, Gjumri, Alexandropol
AM Vanadzor, Kirovakan, Wanadsor
AZ Bakı, Baku, Bakou, Bakú, Баку
AZ Gəncə, Ganja, Kirovabad, Gandscha, Gandja
AZ Sumqayıt, Sumgait, Sumqayit
GE Tbilisi, Tiflis, Tbilissi, Тбилиси
GE Kutaisi, Koutaïssi, Kutaissi, Кутаиси
GE Batumi, Batum, Batoumi, Батуми
GE Sokhumi, Sukhumi, Suchumi, Soukhoumi, Сухуми
GE Rustavi, Rustawi, Рустави

KZ Almaty, Alma-Ata, Almatõ, Алматы
KZ Astana, Nur-Sultan, Akmola, Tselinograd, Noursoultan, Астана
UZ Toshkent, Tashkent, Taschkent, Tachkent, Taskent, Taszkient, Ташкент
UZ Samarqand, Samarkand, Samarcanda, Samarcande, Самарканд
UZ Buxoro, Bukhara, Buchara, Boukhara, Bujará
KG Bishkek, Bischkek, Bichkek, Frunze, Frunse, Biszkek, Бишкек
TJ Dushanbe, Duschanbe, Douchanbé, Stalinabad, Duszanbe, Душанбе
TM Aşgabat, Ashgabat, Aschgabat, Achgabat, Ashkhabad, Aszchabad

AE Abu Dhabi, Abou Dabi, Abu Zabi, Abu Dabi
AE Dubai, Dubaï, Doubaï
AF Kabul, Kaboul, Kābul, Cabul
AF Herat, Hérat
AF Kandahar, Qandahar
BH Al Manāmah, Manama
IL Yerushalayim, Jerusalem, Jérusalem, Gerusalemme, Jerusalén, Jerusalém, Jerozolima, Jeruzalém, Jeruzsálem, Kudüs, Ierusalim, Jeruzalem, Ιερουσαλήμ, Иерусалим, ירושלים
IL Tel Aviv-Yafo, Tel Aviv, Tel-Aviv, Tel Awiw, Tel Aviv-Jaffa, Tel-Aviv-Jaffa, Jaffa, Тель-Авив
IL H̱efa, Haifa, Haïfa, Hefa, Hajfa, Хайфа
IL Nazareth, Natzrat, Nazrat, Nazaret
IL 'Akko, Akko, Akkon, Saint-Jean-d'Acre
IL Beersheba, Be'er Sheva, Beer Sheva, Beerscheba, Be'er Scheva, Beer-Sheva
IL Rishon LeZion, Rischon LeZion, Rishon LeTsiyyon
IL Petah Tikva, Petach Tikwa, Petaẖ Tiqwa, Petah Tiqva
IL Tiberias, Tverya, Tibériade
IL Eilat, Elat
IL Ashkelon, Aschkelon, Ashqelon
IL Ashdod, Aschdod
IL Netanya, Netanja
PS Bethlehem, Bethléem, Betlemme, Betlejem, Betlém, Bayt Laḩm, Beit Lahm
PS Gaza, Gasa, Ghazzah, Gaza City, Gaza-Stadt
PS Al Khalīl, Hebron, Hébron, El Khalil
PS Arīḩā, Jericho, Jéricho, Gerico
PS Nāblus, Nablus, Naplouse
PS Rām Allāh, Ramallah
PS Jenin, Dschenin, Jénine
IQ Baghdad, Bagdad, Bagdá, Bağdat, Багдад
IQ Al Mawşil, Mosul, Mossoul, Mossul
IQ Al Başrah, Basra, Bassora, Basora
IQ Erbil, Arbil, Hewlêr, Irbil
IQ Kirkuk, Kirkouk
IR Tehrān, Tehran, Teheran, Téhéran, Teherán, Тегеран
IR Eşfahān, Isfahan, Esfahan, Ispahan
IR Shīrāz, Shiraz, Schiras, Chiraz
IR Tabriz, Täbris, Tauris, Tebriz
IR Mashhad, Maschhad, Meshed, Mechhed
IR Qom, Ghom, Qum
JO 'Ammān, Amman, Ammán
JO Al 'Aqabah, Aqaba, Akaba
KW Al Kuwayt, Kuwait City, Kuwait-Stadt, Koweït, Kuwait
LB Bayrūt, Beirut, Beyrouth, Beyrut, Bejrut, Bejrút, Beiroet, Beirute, Бейрут
LB Ţarābulus, Tripoli, Trípoli
LB Şaydā, Sidon, Saida
LB Şūr, Tyre, Tyr
LB Baalbek, Baalbeck, Ba'labakk
OM Masqaţ, Muscat, Maskat, Mascate
QA Ad Dawḩah, Doha, Ad-Dauha
SA Ar Riyāḑ, Riyadh, Riad, Riyad, Er-Riad
SA Makkah, Mecca, Mekka, La Mecque, La Mecca, La Meca, Mekke
SA Al Madīnah, Medina, Médine
SA Jeddah, Dschidda, Djeddah, Gedda, Jiddah
SY Dimashq, Damascus, Damaskus, Damas, Damasco, Damaszek, Damašek, Şam, Damaskas, Дамаск
SY Ḩalab, Aleppo, Alep, Alepo, Halab, Halep, Алеппо
SY Ḩimş, Homs
SY Al Lādhiqīyah, Latakia, Lattaquié
YE Şan'ā', Sanaa, Sana'a, Sanaá
YE 'Adan, Aden

BD Dhaka, Dacca, Dakka, Daca
BD Chittagong, Chattogram
CN Beijing, Peking, Pékin, Pechino, Pekín, Pequim, Pekin, Peip'ing, Pekinas, Пекин, Πεκίνο, 北京
CN Shanghai, Schanghai, Xangai, Szanghaj, Sciangai, Šanghaj, Shanghái, Sjanghai, Шанхай, 上海
CN Guangzhou, Canton, Kanton, Cantón, Cantão, 广州
CN Nanjing, Nanking, Nankin, Nanchino, Nankín, Nanquim, 南京
CN Tianjin, Tientsin, 天津
CN Chongqing, Chungking, Tchong-k'ing, 重庆
CN Xi'an, Xian, Sian, 西安
CN Chengdu, Tschengtu, Chengtu, 成都
CN Wuhan, Hankow, 武汉
CN Shenyang, Mukden, Schenjang, Moukden, 沈阳
CN Harbin, Charbin, Kharbin, 哈尔滨
CN Dalian, Dairen, Dalny, Port Arthur, 大连
CN Qingdao, Tsingtao, Tsingtau, 青岛
CN Hangzhou, Hangchow, Hangtschou, 杭州
CN Suzhou, Soochow, Sutschou, 苏州
CN Xiamen, Amoy, 厦门
CN Fuzhou, Foochow, 福州
CN Jinan, Tsinan, 济南
CN Kunming, Yunnanfu, 昆明
CN Lhasa, Lasa, Lhassa, 拉萨
CN Ürümqi, Urumqi, Urumchi, Ürümtschi, 乌鲁木齐
CN Shenzhen, Shumchun, 深圳
CN Ningbo, Ningpo, 宁波
HK Hong Kong, Hongkong, Hong-Kong, 香港
MO Macau, Macao, 澳门
TW Taipei, Taipeh, T'ai-pei, 台北
TW Kaohsiung, 高雄
TW Taichung, T'ai-chung, 台中
TW Tainan, T'ai-nan, 台南
IN Mumbai, Bombay, Bombaim, Bombaj, Мумбаи
IN Kolkata, Calcutta, Kalkutta, Calcuta, Kalkata, Калькутта
IN Chennai, Madras
IN Bengaluru, Bangalore, Bangalor
IN Delhi, Dilli, Déli
IN New Delhi, Neu-Delhi, Nueva Delhi, Nova Delhi, Nuova Delhi
IN Pune, Poona
IN Varanasi, Benares, Banaras, Bénarès
IN Kochi, Cochin
IN Thiruvananthapuram, Trivandrum
IN Puducherry, Pondicherry, Pondichéry
IN Vadodara, Baroda
IN Kanpur, Cawnpore
IN Prayagraj, Allahabad
IN Visakhapatnam, Vizag
IN Mysuru, Mysore
IN Guwahati, Gauhati
IN Kozhikode, Calicut
IN Ahmedabad, Ahmadabad
JP Tokyo, Tōkyō, Tokio, Tóquio, Tokijas, Токио, Τόκιο, 東京
JP Kyoto, Kyōto, Kioto, Quioto, Киото, 京都
JP Osaka, Ōsaka, Ósaka, Осака, 大阪
JP Hiroshima, Hiroschima, Hirosima, Хиросима, 広島
JP Nagasaki, Нагасаки, 長崎
JP Yokohama, Jokohama, Иокогама, 横浜
JP Kobe, Kōbe, 神戸
JP Nagoya, Nagoja, 名古屋
JP Sapporo, Саппоро, 札幌
JP Fukuoka, 福岡
JP Niigata, Nigata, 新潟
JP Nara, 奈良
JP Sendai, 仙台
JP Kawasaki, 川崎
JP Himeji, 姫路
JP Naha, 那覇
KR Seoul, Sŏul, Séoul, Seúl, Seul, Soul, Szöul, Söul, Сеул, Σεούλ, 서울
KR Busan, Pusan, 부산
KR Daegu, Taegu, Taigu, 대구
KR Incheon, Inchon, Inch'ŏn, 인천
KR Gwangju, Kwangju, 광주
KR Daejeon, Taejon, Taejŏn, 대전
KR Ulsan, 울산
KR Suwon, Suwŏn, 수원
KR Jeonju, Chonju, Jŏnju, 전주
KR Jeju City, Jeju, Cheju, 제주
KP P'yŏngyang, Pyongyang, Pjöngjang, Pjongjang, Pyŏngyang, Пхеньян, 평양
MN Ulaanbaatar, Ulan Bator, Ulan-Bator, Oulan-Bator, Ułan Bator, Urga, Улан-Батор
KH Phnom Penh, Pnom Penh, Phnom-Penh, Phnum Penh
LA Vientiane, Viangchan, Vientián
MM Yangon, Rangoon, Rangun, Rangún
MM Nay Pyi Taw, Naypyidaw
NP Kathmandu, Katmandu, Katmandou, Katmandú
PK Lahore, Lahaur
PK Karāchi, Karachi, Karatschi
PK Peshāwar, Peshawar, Peschawar
PK Rāwalpindi, Rawalpindi
SG Singapore, Singapur, Singapour, Singapura, Cingapura
LK Colombo, Kolamba
LK Kandy, Maha Nuwara
TH Bangkok, Krung Thep, Bangcoc, Krung Thep Maha Nakhon
TH Chiang Mai, Chiangmai
VN Hà Nội, Hanoi, Hanoï, Ханой
VN Ho Chi Minh City, Saigon, Ho-Chi-Minh-Stadt, Hô-Chi-Minh-Ville, Thành phố Hồ Chí Minh, Città di Ho Chi Minh, Ciudad Ho Chi Minh, Hồ Chí Minh, Saïgon
VN Huế, Hue
VN Da Nang, Đà Nẵng, Danang, Tourane
VN Haiphong, Hải Phòng
ID Jakarta, Djakarta, Yakarta
ID Yogyakarta, Jogjakarta, Djokjakarta, Jogja
ID Surabaya, Surabaja, Soerabaja
ID Bandung, Bandoeng
ID Makassar, Ujung Pandang
MY George Town, Penang
MY Melaka, Malacca, Malakka
MY Johor Bahru, Johore Bahru
PH Manila, Manille, Maynila, Манила
PH Quezon City, Lungsod Quezon
PH Cebu City, Cebu
PH Davao, Davao City

DZ Alger, Algiers, Algier, Algeri, Argel, Alžír, Cezayir, Al Jaza'ir, Алжир
DZ Oran, Wahran, Orán, Ouahran
DZ Constantine, Qacentina
DZ Annaba, Bône
EG Al Qāhirah, Cairo, Kairo, Le Caire, Il Cairo, El Cairo, Kair, Káhira, Caïro, Каир, Κάιρο, القاهرة
EG Al Iskandarīyah, Alexandria, Alexandrie, Alessandria d'Egitto, Alejandría, Aleksandria, Alexandrien, Αλεξάνδρεια, Александрия, الإسكندرية
EG Al Jīzah, Giza, Gizeh, Gizé
EG Būr Sa'īd, Port Said, Port-Saïd
EG As Suways, Suez
EG Al Uqşur, Luxor, Louxor
EG Aswān, Aswan, Assuan, Assouan
ET Ādīs Ābeba, Addis Ababa, Addis Abeba, Addis-Abeba, Adís Abeba
ER Asmara, Asmera
GH Accra, Akkra
GH Kumasi, Coomassie
CI Abidjan, Abidschan, Abiyán
CM Yaoundé, Yaounde, Jaunde
CM Douala, Duala
CD Kinshasa, Léopoldville, Kinschasa, Leopoldville
CD Lubumbashi, Élisabethville, Elisabethville
CD Kisangani, Stanleyville
KE Nairobi, Naïrobi, Найроби
KE Mombasa, Mombassa
LY Ţarābulus, Tripoli, Trípoli, Tripolis, Trablus
LY Banghāzī, Benghazi, Bengasi, Bengazi
MA Rabat, Rbat, Ar Ribāṭ
MA Casablanca, Ad-Dar al-Bayda, Dar el Beida, Casa
MA Fès, Fez, Fes
MA Marrakesh, Marrakech, Marrakesch, Marràqueix, Marrakesz
MA Tanger, Tangier, Tánger, Tangeri, Tanja
MA Tétouan, Tetouan, Tetuan, Tetuán
MA Meknès, Meknes, Mequinez
MA El Jadida, Mazagan
MA Essaouira, Mogador
MA Oujda, Oudjda, Uchda
MG Antananarivo, Tananarive
ML Tombouctou, Timbuktu, Timbuctoo, Tombuctú
MR Nouakchott, Nuakschott, Nuakchot
MZ Maputo, Lourenço Marques
NG Lagos, Eko
SN Saint-Louis, Ndar
SO Muqdisho, Mogadishu, Mogadischu, Mogadiscio
SD Khartoum, Khartum, Jartum, Al Kharţūm, Cartum, Хартум
TD N'Djamena, Fort-Lamy, Ndjamena
TN Tunis, Tunisi, Túnez, Tunes, Тунис
TN Şafāqis, Sfax
TN Sūsah, Sousse
TN Kairouan, Al Qayrawān, Kairuan
TN Banzart, Bizerte, Bizerta
TZ Dar es Salaam, Daressalam, Dar-es-Salam, Dar es-Salam
TZ Zanzibar, Sansibar, Zanzibar City, Unguja
ZA Cape Town, Kapstadt, Le Cap, Città del Capo, Ciudad del Cabo, Kaapstad, Cidade do Cabo, Kapsztad, Kapské Město, Кейптаун
ZA Johannesburg, Johannesbourg, Joanesburgo, Johanesburgo, Йоханнесбург
ZA Pretoria, Tshwane, City of Tshwane
ZA Durban, eThekwini
ZA Port Elizabeth, Gqeberha, Nelson Mandela Bay
ZA East London, Buffalo City
ZA Bloemfontein, Mangaung
ZA Grahamstown, Makhanda
ZA Pietermaritzburg, uMgungundlovu
BF Ouagadougou, Wagadugu, Uagadugú
BJ Cotonou, Kotonu
BI Bujumbura, Usumbura
AO Luanda, São Paulo de Luanda
NA Windhoek, Windhuk
NA Swakopmund, Swakop
MU Port Louis, Port-Louis
DJ Djibouti, Dschibuti, Gibuti, Yibuti

US New York, New York City, Nueva York, Nova Iorque, Nowy Jork, Nuova York, Nova York, NYC, New-York, Νέα Υόρκη, Нью-Йорк, ニューヨーク
US Washington, Washington D.C., Washington DC, Waszyngton, Вашингтон
US Los Angeles, Los Ángeles, L.A., Лос-Анджелес
US San Francisco, San-Francisco, Сан-Франциско
US Philadelphia, Philadelphie, Filadelfia, Filadélfia, Филадельфия
US New Orleans, La Nouvelle-Orléans, Nueva Orleans, Nowy Orlean, Nova Orleães
US Saint Louis, St. Louis
US Saint Paul, St. Paul
US Saint Petersburg, St. Petersburg
US Chicago, Čikago, Chicagó, Чикаго
US Winston-Salem, Winston Salem
CA Québec, Quebec, Quebec City, Ville de Québec
CA Montréal, Montreal, Монреаль
CA Toronto, Торонто
CA St. John's, Saint John's
CA Trois-Rivières, Three Rivers
CA Halifax, Halifax Regional Municipality
CA Greater Sudbury, Sudbury
MX Ciudad de México, Mexico City, Mexiko-Stadt, Mexico, Città del Messico, Cidade do México, México D.F., Meksyk, Mexico-Stad, México, Mexiko, CDMX, Мехико
MX Ciudad Juárez, Juárez
MX Puebla, Heroica Puebla de Zaragoza, Puebla de Zaragoza
MX Veracruz, Vera Cruz
MX Oaxaca de Juárez, Oaxaca
MX Querétaro, Santiago de Querétaro
MX San Luis Potosí, San Luis Potosi
CU La Habana, Havana, Havanna, La Havane, L'Avana, Hawana, Havane
CU Santiago de Cuba, Santiago di Cuba
DO Santo Domingo, Saint-Domingue, Ciudad Trujillo
HT Port-au-Prince, Puerto Príncipe, Pòtoprens
HT Cap-Haïtien, Kap Ayisyen
GT Ciudad de Guatemala, Guatemala City, Guatemala-Stadt, Guatemala
PA Panamá, Panama City, Panama-Stadt, Ciudad de Panamá, Panama
NI Managua, Manágua
NI León, León de Nicaragua
HN Tegucigalpa, Tegucigalpa M.D.C.
PR San Juan, San Juan de Puerto Rico
TT Port of Spain, Port-of-Spain, Puerto España
BS Nassau, Nasáu

AR Buenos Aires, Ciudad Autónoma de Buenos Aires, Buenos-Aires, Буэнос-Айрес
AR Rosario, Rosario de Santa Fe
AR San Miguel de Tucumán, Tucumán
BO La Paz, Nuestra Señora de La Paz
BO Santa Cruz de la Sierra, Santa Cruz
BO Sucre, Chuquisaca
BR São Paulo, Sao Paulo, San Paolo del Brasile, San Pablo, Сан-Паулу
BR Rio de Janeiro, Río de Janeiro, Rio, Рио-де-Жанейро
BR Brasília, Brasilia, Brazilia
BR Salvador, Bahia, Salvador da Bahia, Salvador de Bahía, São Salvador
BR Recife, Pernambuco
BR Belém, Belém do Pará, Pará
BR João Pessoa, Parahyba
BR Florianópolis, Desterro, Floripa
CL Santiago, Santiago de Chile, Santiago du Chili, Santiago del Cile
CL Valparaíso, Valparaiso
CO Bogotá, Bogota, Santa Fe de Bogotá, Bogotá D.C., Santafé de Bogotá
CO Medellín, Medellin
CO Cartagena, Cartagena de Indias, Carthagène des Indes
CO Cali, Santiago de Cali
CO Cúcuta, San José de Cúcuta
EC Quito, San Francisco de Quito
EC Guayaquil, Santiago de Guayaquil
EC Cuenca, Santa Ana de los Ríos de Cuenca
GF Cayenne, Cayena
GY Georgetown, Stabroek
PE Lima, Ciudad de los Reyes
PE Cusco, Cuzco, Qosqo
PY Asunción, Asuncion, Assomption, Assunção
UY Montevideo, Montevidéu, Montévidéo
VE Caracas, Santiago de León de Caracas

AU Sydney, Sídney, Сидней
AU Melbourne, Мельбурн
NZ Auckland, Tāmaki Makaurau
NZ Wellington, Te Whanganui-a-Tara
NZ Christchurch, Ōtautahi
NZ Dunedin, Ōtepoti
NC Nouméa, Noumea
PF Papeete, Pape'ete
PG Port Moresby, Port-Moresby
`
