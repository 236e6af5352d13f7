/** Names of places outside Europe, and in Russia and the Caucasus; see `exonyms.ts` for what a line holds. */
export const world = `
RU Moskva, Moscow, Moskau, Moscou, Mosca, Moscú, Moskou, Moskwa, Moskova, Moszkva, Moscovo, Maskva, Maskava, Μόσχα, Москва, モスクワ, 莫斯科, Moscova
RU Sankt-Peterburg, Saint Petersburg, St. Petersburg, Sankt Petersburg, Saint-Pétersbourg, San Pietroburgo, San Petersburgo, São Petersburgo, Petrohrad, Pietari, Petersburg, Leningrad, Petrograd, Sint-Petersburg, Szentpétervár, Sanktpēterburga, Peterburi, Αγία Πετρούπολη, Санкт-Петербург, Saint Pétersbourg, Sint Petersburg, Sankt-Petersburg, Sant Petersburg
RU Kaliningrad, Königsberg, Królewiec, Královec, Karaliaučius, Kaliningrado, Калининград, Kenigsberg, Königsberg in Preußen
RU Nizhny Novgorod, Nischni Nowgorod, Gorki, Gorky, Nizhniy Novgorod, Nijni Novgorod, Nižnij Novgorod, Niżny Nowogród, Нижний Новгород, Nizhni Novgorod, Nischnij Nowgorod, Nizhnij Novgorod, Nizhny-Novgorod, Nijni-Novgorod, Nižni Novgorod
RU Velikiy Novgorod, Veliky Novgorod, Weliki Nowgorod, Novgorod, Nowgorod, Veliki Novgorod, Великий Новгород
RU Yekaterinburg, Jekaterinburg, Ekaterinburg, Iekaterinbourg, Sverdlovsk, Swerdlowsk, Ekaterinenburg, Yekaterimburgo, Екатеринбург, Ekaterimburgo, Ekaterinburgo, Jekatyerinburg, Jekatierinburg
RU Volgograd, Wolgograd, Stalingrad, Tsaritsyn, Wołgograd, Волгоград
RU Rostov-on-Don, Rostow am Don, Rostov-na-Donu, Rostov-sur-le-Don, Rostov sul Don, Rostov, Ростов-на-Дону, Rostov del Don, Rostov na Donu, Rostow nad Donem, Rostów nad Donem, Rostov am Don
RU Kazan, Kasan, Kazań, Kazán, Qazan, Казань
RU Samara, Kuibyshev, Kujbyschew, Самара
RU Voronezh, Woronesch, Voronej, Voronež, Woroneż, Воронеж, Voronesh
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
RU Orenburg, Orenbourg, Tschkalow
RU Lipetsk, Lipezk, Lipeck
RU Tambov, Tambow
RU Ivanovo, Iwanowo
RU Kirov, Kirow, Wjatka
RU Stavropol, Stawropol
RU Syktyvkar, Syktywkar
RU Cherepovets, Tscherepowez, Tcherepovets
RU Magnitogorsk, Magnitogórsk
RU Novokuznetsk, Nowokusnezk, Novokouznetsk
RU Kemerovo, Kemerowo
RU Ulan-Ude, Oulan-Oude, Ułan Ude
RU Petropavlovsk-Kamchatskiy, Petropawlowsk-Kamtschatski, Petropavlovsk-Kamchatsky
RU Yoshkar-Ola, Joschkar-Ola
RU Serpukhov, Serpuchow, Serpoukhov
RU Dmitrov, Dmitrow
RU Suzdal, Susdal, Souzdal
RU Dubna, Doubna
RU Chernyakhovsk, Tschernjachowsk, Insterburg
RU Gusev, Gussew, Gumbinnen
RU Sergiyev Posad, Sergijew Possad, Sagorsk, Sergiev Posad
RU Nalchik, Naltschik
RU Elista, Ėlista

AM Yerevan, Jerewan, Eriwan, Erevan, Erivan, Ereván, Erywań, Jerevan, Erevã, Ереван, Jereván, Erywan, Yérevan
AM Gyumri, Leninakan, Gjumri, Alexandropol
AM Vanadzor, Kirovakan, Wanadsor
AZ Bakı, Baku, Bakou, Bakú, Баку, Bakoe
AZ Gəncə, Ganja, Kirovabad, Gandscha, Gandja
AZ Sumqayıt, Sumgait, Sumqayit
GE Tbilisi, Tiflis, Tbilissi, Тбилиси
GE Kutaisi, Koutaïssi, Kutaissi, Кутаиси
GE Batumi, Batum, Batoumi, Батуми
GE Sokhumi, Sukhumi, Suchumi, Soukhoumi, Сухуми
GE Rustavi, Rustawi, Рустави

KZ Almaty, Alma-Ata, Almatõ, Алматы, Alma Ata, Almati, Ałmaty
KZ Astana, Nur-Sultan, Akmola, Tselinograd, Noursoultan, Астана
KZ Qaraghandy, Karaganda, Karagandy
KZ Shymkent, Schymkent, Chimkent, Tschimkent
UZ Toshkent, Tashkent, Taschkent, Tachkent, Taskent, Taszkient, Ташкент, Taszkent, Taškent, Tasjkent
UZ Samarqand, Samarkand, Samarcanda, Samarcande, Самарканд
UZ Buxoro, Bukhara, Buchara, Boukhara, Bujará
UZ Namangan, Наманган
UZ Xiva, Khiva, Chiwa
KG Bishkek, Bischkek, Bichkek, Frunze, Frunse, Biszkek, Бишкек
TJ Dushanbe, Duschanbe, Douchanbé, Stalinabad, Duszanbe, Душанбе
TM Aşgabat, Ashgabat, Aschgabat, Achgabat, Ashkhabad, Aszchabad

AE Abu Dhabi, Abou Dabi, Abu Zabi, Abu Dabi
AE Dubai, Dubaï, Doubaï
AF Kabul, Kaboul, Kābul, Cabul
AF Herat, Hérat
AF Kandahar, Qandahar
BH Al Manāmah, Manama
IL Yerushalayim, Jerusalem, Jérusalem, Gerusalemme, Jerusalén, Jerusalém, Jerozolima, Jeruzalém, Jeruzsálem, Kudüs, Ierusalim, Jeruzalem, Ιερουσαλήμ, Иерусалим, ירושלים, Jeruzsalem, Yerushalaim, Al Quds
IL Tel Aviv-Yafo, Tel Aviv, Tel-Aviv, Tel Awiw, Tel Aviv-Jaffa, Tel-Aviv-Jaffa, Jaffa, Тель-Авив, Tel Awiw-Jafa, Telawiw, Tel Aviv-Giaffa, Tel Aviv Yafo, Tel-Aviv Jaffa, Tel-Aviv-Yafo
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
IQ Baghdad, Bagdad, Bagdá, Bağdat, Багдад, Bagdade
IQ Al Mawşil, Mosul, Mossoul, Mossul
IQ Al Başrah, Basra, Bassora, Basora
IQ Erbil, Arbil, Hewlêr, Irbil
IQ Kirkuk, Kirkouk
IR Tehrān, Tehran, Teheran, Téhéran, Teherán, Тегеран, Teerão, Teerã, Tahran
IR Eşfahān, Isfahan, Esfahan, Ispahan
IR Shīrāz, Shiraz, Schiras, Chiraz
IR Tabriz, Täbris, Tauris, Tebriz
IR Mashhad, Maschhad, Meshed, Mechhed
IR Qom, Ghom, Qum
JO 'Ammān, Amman, Ammán
JO Al 'Aqabah, Aqaba, Akaba
KW Al Kuwayt, Kuwait City, Kuwait-Stadt, Koweït, Kuwait
LB Bayrūt, Beirut, Beyrouth, Beyrut, Bejrut, Bejrút, Beiroet, Beirute, Бейрут, Bayrut, Beirout, Beyrout
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
SA Ad Dammām, Dammam
SY Dimashq, Damascus, Damaskus, Damas, Damasco, Damaszek, Damašek, Şam, Damaskas, Дамаск, Damaszkusz, Dimashk
SY Ḩalab, Aleppo, Alep, Alepo, Halab, Halep, Алеппо
SY Ḩimş, Homs
SY Al Lādhiqīyah, Latakia, Lattaquié
YE Şan'ā', Sanaa, Sana'a, Sanaá
YE 'Adan, Aden

BD Dhaka, Dacca, Dakka, Daca
BD Chittagong, Chattogram
CN Beijing, Peking, Pékin, Pechino, Pekín, Pequim, Pekin, Peip'ing, Pekinas, Пекин, Πεκίνο, 北京, Beijing Shi, Peiping
CN Shanghai, Schanghai, Xangai, Szanghaj, Sciangai, Šanghaj, Shanghái, Sjanghai, Шанхай, 上海, Shangaï, Shangai, Changhaï, Chang-hai, Sanghaj, Shangái
CN Guangzhou, Canton, Kanton, Cantón, Cantão, 广州, Kwangchow
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
CN Zhengzhou, Chengchow, 郑州
CN Changsha, Tschangscha, 长沙
CN Wuxi, Wusih, 无锡
CN Yantai, Chefoo, 烟台
CN Zhuhai, 珠海
CN Taiyuan, 太原
CN Hefei, 合肥
HK Hong Kong, Hongkong, Hong-Kong, 香港
MO Macau, Macao, 澳门
TW Taipei, Taipeh, T'ai-pei, 台北
TW Kaohsiung, 高雄
TW Taichung, T'ai-chung, 台中
TW Tainan, T'ai-nan, 台南
IN Mumbai, Bombay, Bombaim, Bombaj, Мумбаи, Mumbaj
IN Kolkata, Calcutta, Kalkutta, Calcuta, Kalkata, Калькутта, Kolkatta, Calcutá
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
IN Jaipur, Dschaipur, Jaïpur
IN Hyderabad, Haidarabad, Haiderabad
IN Agra, Āgra
IN Lucknow, Lakhnau
JP Tokyo, Tōkyō, Tokio, Tóquio, Tokijas, Токио, Τόκιο, 東京, Tokió, Tokyo-to, Tokyo Metropolis
JP Kyoto, Kyōto, Kioto, Quioto, Киото, 京都, Kjóto, Kyôto, Kiotó
JP Osaka, Ōsaka, Ósaka, Осака, 大阪, Ohsaka
JP Hiroshima, Hiroschima, Hirosima, Хиросима, 広島
JP Nagasaki, Нагасаки, 長崎
JP Yokohama, Jokohama, Иокогама, 横浜
JP Kobe, Kōbe, 神戸, Kóbe
JP Nagoya, Nagoja, 名古屋
JP Sapporo, Саппоро, 札幌
JP Fukuoka, 福岡
JP Niigata, Nigata, 新潟
JP Nara, 奈良
JP Sendai, 仙台
JP Kawasaki, 川崎
JP Himeji, 姫路
JP Naha, 那覇
JP Nagano, 長野
JP Kanazawa, Kanasawa, 金沢
JP Matsuyama, 松山
JP Okayama, 岡山
JP Kumamoto, 熊本
JP Kagoshima, Kagoschima, 鹿児島
JP Kitakyushu, Kitakyūshū, Kita-Kyushu, 北九州
JP Shizuoka, Schizuoka, 静岡
JP Hakodate, 函館
JP Gifu, 岐阜
JP Saitama, 埼玉
JP Chiba, Tschiba, 千葉
KR Seoul, Sŏul, Séoul, Seúl, Seul, Soul, Szöul, Söul, Сеул, Σεούλ, 서울, Soeul
KR Busan, Pusan, 부산, Fusan, Pousan
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
VN Cần Thơ, Can Tho
ID Jakarta, Djakarta, Yakarta
ID Yogyakarta, Jogjakarta, Djokjakarta, Jogja
ID Surabaya, Surabaja, Soerabaja
ID Bandung, Bandoeng
ID Makassar, Ujung Pandang
ID Medan, Медан
MY George Town, Penang
MY Melaka, Malacca, Malakka
MY Johor Bahru, Johore Bahru
MY Kuala Lumpur, Kuala-Lumpur, Куала-Лумпур
PH Manila, Manille, Maynila, Манила
PH Quezon City, Lungsod Quezon
PH Cebu City, Cebu
PH Davao, Davao City

DZ Alger, Algiers, Algier, Algeri, Argel, Alžír, Cezayir, Al Jaza'ir, Алжир, Al-Jazair
DZ Oran, Wahran, Orán, Ouahran
DZ Constantine, Qacentina
DZ Annaba, Bône
EG Al Qāhirah, Cairo, Kairo, Le Caire, Il Cairo, El Cairo, Kair, Káhira, Caïro, Каир, Κάιρο, القاهرة, Kahire, Kairó
EG Al Iskandarīyah, Alexandria, Alexandrie, Alessandria d'Egitto, Alejandría, Aleksandria, Alexandrien, Αλεξάνδρεια, Александрия, الإسكندرية
EG Al Jīzah, Giza, Gizeh, Gizé
EG Būr Sa'īd, Port Said, Port-Saïd
EG As Suways, Suez
EG Al Uqşur, Luxor, Louxor
EG Aswān, Aswan, Assuan, Assouan
ET Ādīs Ābeba, Addis Ababa, Addis Abeba, Addis-Abeba, Adís Abeba, Addis-Abéba, Adis Abeba, Addis Abäba
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
LY Ţarābulus, Tripoli, Trípoli, Trablus
LY Banghāzī, Benghazi, Bengasi, Bengazi
LY Mişrātah, Misrata
MA Rabat, Rbat, Ar Ribāṭ
MA Casablanca, Ad-Dar al-Bayda, Dar el Beida, Casa, Kasablanka, Dar al-Baïda, Ad Dār al Bayḑā’
MA Fès, Fez, Fes
MA Marrakesh, Marrakech, Marrakesch, Marràqueix, Marrakesz, Marraquexe, Marakesz
MA Tanger, Tangier, Tánger, Tangeri, Tanja
MA Tétouan, Tetouan, Tetuan, Tetuán
MA Meknès, Meknes, Mequinez
MA El Jadida, Mazagan
MA Essaouira, Mogador
MA Oujda, Oudjda, Uchda
MA Al Hoceïma, Al Hoceima, Alhucemas
MA Chefchaouen, Chaouen, Xauen
MG Antananarivo, Tananarive
ML Tombouctou, Timbuktu, Timbuctoo, Tombuctú
ML Bamako, Bamaco
MR Nouakchott, Nuakschott, Nuakchot
MZ Maputo, Lourenço Marques
NG Lagos, Eko
SN Saint-Louis, Ndar
SN Dakar, Dacar
SO Muqdisho, Mogadishu, Mogadischu, Mogadiscio
SD Khartoum, Khartum, Jartum, Al Kharţūm, Cartum, Хартум
SD Omdurman, Umm Durmān
TD N'Djamena, Fort-Lamy, Ndjamena
TN Tunis, Tunisi, Túnez, Tunes, Тунис
TN Şafāqis, Sfax
TN Sūsah, Sousse
TN Kairouan, Al Qayrawān, Kairuan
TN Banzart, Bizerte, Bizerta
TN Monastir, Al Munastīr
TN Nabeul, Nābul
TN Carthage, Karthago, Cartagine
TZ Dar es Salaam, Daressalam, Dar-es-Salam, Dar es-Salam
TZ Zanzibar, Sansibar, Zanzibar City, Unguja
ZA Cape Town, Kapstadt, Le Cap, Città del Capo, Ciudad del Cabo, Kaapstad, Cidade do Cabo, Kapsztad, Kapské Město, Кейптаун, Kapské město, Kapkaupunki, Fokváros
ZA Johannesburg, Johannesbourg, Joanesburgo, Johanesburgo, Йоханнесбург
ZA Pretoria, Tshwane, City of Tshwane
ZA Durban, eThekwini
ZA Port Elizabeth, Gqeberha, Nelson Mandela Bay
ZA East London, Buffalo City
ZA Bloemfontein, Mangaung
ZA Grahamstown, Makhanda
ZA Pietermaritzburg, uMgungundlovu
BF Ouagadougou, Wagadugu, Uagadugú
BF Bobo-Dioulasso, Bobo Dioulasso
BJ Cotonou, Kotonu
BI Bujumbura, Usumbura
AO Luanda, São Paulo de Luanda
NA Windhoek, Windhuk
NA Swakopmund, Swakop
MU Port Louis, Port-Louis
DJ Djibouti, Dschibuti, Gibuti, Yibuti

US-NY New York, New York City, Nueva York, Nova Iorque, Nowy Jork, Nuova York, Nova York, NYC, New-York, Νέα Υόρκη, Нью-Йорк, ニューヨーク, Njujork
US-DC Washington D.C., Washington DC, Waszyngton, Washington, Vašington, Вашингтон
US-CA Los Angeles, Los Ángeles, L.A., Лос-Анджелес
US-CA San Francisco, San-Francisco, Сан-Франциско
US-PA Philadelphia, Philadelphie, Filadelfia, Filadélfia, Филадельфия
US-LA New Orleans, La Nouvelle-Orléans, Nueva Orleans, Nowy Orlean, Nova Orleães
US-MO Saint Louis, St. Louis
US-MN Saint Paul, St. Paul
US-FL St. Petersburg, Saint Petersburg
US-IL Chicago, Čikago, Chicagó, Чикаго
US-NC Winston-Salem, Winston Salem
US-TX Houston, Хьюстон
US-TX Dallas, Даллас
US-CO Denver, Денвер
US-WA Seattle, Сиэтл
US-MI Detroit, Détroit, Детройт
US-MN Minneapolis, Миннеаполис
US-GA Atlanta, Атланта
US-MA Boston, Бостон
US-FL Miami, Майами
US-MD Baltimore, Балтимор
US-PA Pittsburgh, Pittsburg, Питтсбург
US-OH Cleveland, Кливленд
US-OH Cincinnati, Цинциннати
US-OH Columbus, Колумбус
US-WI Milwaukee, Милуоки
US-NC Charlotte, Шарлотт
US-AZ Phoenix, Финикс
US-TX San Antonio, San Antonio de Béxar
US-CA San Diego, Сан-Диего
US-CA San José, San Jose
US-CA Sacramento, Сакраменто
US-CA Oakland, Окленд
US-OR Portland, Портленд
US-NV Las Vegas, Лас-Вегас
US-UT Salt Lake City, Солт-Лейк-Сити
US-HI Honolulu, Гонолулу
US-TN Nashville, Нашвилл
US-TN Memphis, Мемфис
US-IN Indianapolis, Индианаполис
US-MO Kansas City, Канзас-Сити
US-NY Buffalo, Буффало
US-NY Rochester, Рочестер
US-FL Tampa, Тампа
US-FL Jacksonville, Джэксонвилл
US-TX Fort Worth, Форт-Уэрт
US-TX Austin, Остин
US-NM Albuquerque, Альбукерке
US-OK Tulsa, Талса
US-OK Oklahoma City, Оклахома-Сити
US-KY Louisville, Луисвилл
US-VA Richmond, Ричмонд
US-CT New Haven, Нью-Хейвен
US-CT Hartford, Хартфорд
CA Québec, Quebec, Quebec City, Ville de Québec
CA Montréal, Montreal, Монреаль
CA Toronto, Торонто
CA St. John's, Saint John's
CA Trois-Rivières, Three Rivers
CA Halifax, Halifax Regional Municipality
CA Greater Sudbury, Sudbury
CA Vancouver, Ванкувер
CA Ottawa, Оттава
CA Calgary, Калгари
CA Edmonton, Эдмонтон
CA Winnipeg, Виннипег
MX Ciudad de México, Mexico City, Mexiko-Stadt, Mexico, Città del Messico, Cidade do México, México D.F., Meksyk, Mexico-Stad, Mexiko, CDMX, Мехико, México City, Ciudad de Mexico, Mexico DF, Mexico Stadt
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
AR Mar del Plata, Мар-дель-Плата
AR Córdoba, Córdoba (Argentina)
AR Mendoza, Мендоса
BO La Paz, Nuestra Señora de La Paz
BO Santa Cruz de la Sierra, Santa Cruz
BO Sucre, Chuquisaca
BR São Paulo, Sao Paulo, Сан-Паулу, San Paolo, Saint-Paul du Brésil
BR Rio de Janeiro, Río de Janeiro, Rio, Рио-де-Жанейро
BR Brasília, Brasilia, Brazilia
BR Salvador, Salvador da Bahia, Salvador de Bahía, São Salvador
BR Recife, Pernambuco
BR Belém, Belém do Pará, Pará
BR João Pessoa, Parahyba
BR Florianópolis, Desterro, Floripa
BR Curitiba, Curityba
BR Porto Alegre, Pôrto Alegre
BR Santos, Сантос
BR Belo Horizonte, Bello Horizonte
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
UY Colonia del Sacramento, Colônia do Sacramento
VE Caracas, Santiago de León de Caracas
VE Maracaibo, Маракайбо

AU Sydney, Sídney, Сидней
AU Melbourne, Мельбурн
NZ Auckland, Tāmaki Makaurau
NZ Wellington, Te Whanganui-a-Tara
NZ Christchurch, Ōtautahi
NZ Dunedin, Ōtepoti
NC Nouméa, Noumea
PF Papeete, Pape'ete
PG Port Moresby, Port-Moresby
CR San José, San José de Costa Rica, San Jose (Costa Rica)
SV San Salvador, San Salvador de El Salvador
GN Conakry, Konakry
NE Niamey, Niamé
TG Lomé, Lome
CG Brazzaville, Brasavil
UG Kampala, Campala
ZM Lusaka, Lussaka
CV Praia, Cidade da Praia
`
