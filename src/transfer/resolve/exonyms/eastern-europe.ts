/** Names of places in Central, Eastern and South-Eastern Europe; see `exonyms.ts` for what a line holds. */
export const easternEurope = `
AL Tirana, Tiranë, Tirane, Τίρανα, Тирана, Tirané
AL Durrës, Durazzo, Durres, Dyrrhachium, Drač
AL Vlorë, Valona, Vlora, Vlore
AL Shkodër, Scutari, Shkodra, Skadar, Shkoder
AL Korçë, Korça, Korytsa, Koritsa, Korca
AL Gjirokastër, Argirocastro, Gjirokastra
AL Sarandë, Saranda, Santi Quaranta

BA Sarajevo, Sarajewo, Sarayevo, Saraybosna, Szarajevó, Saraievo, Σαράγεβο, Сараево, Сарајево, Bosna-Saray
BA Banja Luka, Banjaluka, Banialuka, Бања Лука
BA Mostar, Мостар
BA Tuzla, Тузла
BA Zenica, Zenitsa
BA Bihać, Bihatsch
BA Trebinje, Trebigne

BG Sofia, Sofija, Sofiya, Sofía, Sófia, Szófia, Sofie, Sofya, Σόφια, София, Софија, Stolichna Obshtina, Sofiia, Sredets, Sofja
BG Plovdiv, Philippopolis, Filibe, Plowdiw, Filippopoli, Пловдив, Plowdiv, Filipópolis
BG Varna, Warna, Варна
BG Burgas, Bourgas, Бургас
BG Ruse, Rousse, Russe, Rustschuk, Русе
BG Stara Zagora, Стара Загора
BG Veliko Tarnovo, Weliko Tarnowo, Veliko Turnovo, Tirnovo, Tarnovo, Велико Търново, Weliko Tirnowo, Veliko Târnovo, Veliko Tărnovo, Tyrnowo
BG Gabrovo, Gabrowo, Габрово
BG Pleven, Plewen, Plevna, Плевен
BG Sliven, Sliwen, Сливен
BG Dobrich, Dobritsch, Добрич
BG Shumen, Schumen, Šumen, Шумен
BG Haskovo, Chaskowo, Khaskovo, Хасково
BG Vidin, Widin, Видин
BG Blagoevgrad, Blagoewgrad, Благоевград
BG Kardzhali, Kardschali, Kurdzhali, Кърджали
BG Kyustendil, Kjustendil, Кюстендил
BG Pazardzhik, Pasardschik, Пазарджик

BY Minsk, Mińsk, Minskas, Минск, Мінск, Miensk, Mensk
BY Brest, Brest-Litovsk, Brześć, Brest-Litowsk, Брест, Брэст, Brest Litovsk, Brześć Litewski
BY Hrodna, Grodno, Gardinas, Гродна, Гродно, Hrodno
BY Homiel, Gomel, Homel, Гомель
BY Mahilyow, Mogilev, Mohilev, Mahiljou, Mogilew, Могилёв, Mohylew, Moguilev
BY Vitebsk, Viciebsk, Witebsk, Vitsyebsk, Витебск, Віцебск, Wizebsk, Vicebsk
BY Navapolatsk, Novopolotsk, Nowopolozk, Новополоцк
BY Polatsk, Polotsk, Polozk, Połock
BY Babruysk, Bobruisk, Bobrujsk, Babrujsk
BY Barysaw, Borisov, Baryssau, Borissow, Borysów
BY Baranavichy, Baranovichi, Baranowitschi, Baranawitschy, Baranowicze
BY Pinsk, Pińsk
BY Lida, Lyda
BY Orsha, Orscha, Orsza

CY Lefkosia, Nicosia, Nicosie, Nikosia, Lefkoşa, Lefkoşe, Nikosie, Λευκωσία, Никосия, Lefkosha, Nikozja, Nicósia, Nicosía
CY Lemesos, Limassol, Limasol, Leymosun, Λεμεσός
CY Larnaka, Larnaca, Λάρνακα
CY Ammochostos, Famagusta, Gazimağusa, Famagouste, Αμμόχωστος
CY Pafos, Paphos, Baf, Πάφος
CY Keryneia, Kyrenia, Girne, Κερύνεια

CZ Praha, Prague, Prag, Praga, Praag, Prága, Prāga, Πράγα, Прага, プラハ, 布拉格
CZ Brno, Brünn, Brunn, Брно
CZ Ostrava, Mährisch Ostrau, Ostrau, Ostrawa, Moravská Ostrava, Mährisch-Ostrau
CZ Plzeň, Pilsen, Pilzno, Plzen, Pilzen
CZ Olomouc, Olmütz, Ołomuniec, Olmutz
CZ České Budějovice, Budweis, Böhmisch Budweis, Czeskie Budziejowice
CZ Hradec Králové, Königgrätz
CZ Liberec, Reichenberg
CZ Pardubice, Pardubitz
CZ Ústí nad Labem, Aussig, Aussig an der Elbe
CZ Karlovy Vary, Karlsbad, Carlsbad
CZ Mariánské Lázně, Marienbad
CZ Františkovy Lázně, Franzensbad
CZ Zlín, Gottwaldov
CZ Jihlava, Iglau
CZ Český Krumlov, Krumau, Böhmisch Krumau
CZ Kutná Hora, Kuttenberg
CZ Opava, Troppau
CZ Znojmo, Znaim
CZ Těšín, Český Těšín, Tschechisch-Teschen
CZ Teplice, Teplitz
CZ Děčín, Tetschen
CZ Most, Brüx
CZ Jablonec nad Nisou, Gablonz
CZ Kroměříž, Kremsier
CZ Třebíč, Trebitsch
CZ Cheb, Eger (Tschechien)
CZ Tábor, Tabor
CZ Prostějov, Proßnitz, Prossnitz
CZ Přerov, Prerau
CZ Chomutov, Komotau
CZ Mladá Boleslav, Jungbunzlau
CZ Kladno, Kladen
CZ Litoměřice, Leitmeritz
CZ Frýdek-Místek, Friedek-Mistek
CZ Domažlice, Taus
CZ Klatovy, Klattau
CZ Písek, Pisek
CZ Žatec, Saaz
CZ Trutnov, Trautenau
CZ Náchod, Nachod

GR Athína, Athens, Athen, Athènes, Atene, Atenas, Ateny, Athény, Athene, Ateena, Atina, Atēnas, Atėnai, Athinai, Αθήνα, Афины, アテネ, Atény, Atenes, Afiny
GR Thessaloníki, Thessalonica, Salonica, Salonika, Saloniki, Saloniky, Thessalonique, Salonicco, Tesalónica, Selanik, Solun, Soluň, Salónica, Θεσσαλονίκη, Салоники, Thesaloniki, Thessaloniki, Tessalonica, Tesalonikí, Thessalonika, Selânik
GR Pireás, Piraeus, Piräus, Le Pirée, Pireo, Peiraias, Pireus, Pire, Πειραιάς, Pirée, Piræus, Pireas
GR Pátra, Patras, Patrasso, Patrai, Patra, Πάτρα
GR Irákleio, Heraklion, Iraklio, Iraklion, Candia, Héraklion, Heraklio, Ηράκλειο, Heraclión, Candie, Kandia, Heraclion, Iráklion, Iraclio, Herakleion
GR Chaniá, Canea, Hania, Khania, La Canée, Χανιά
GR Rhódos, Rhodes, Rhodos, Rodi, Rodas, Rodos, Ρόδος
GR Kérkyra, Corfu, Korfu, Corfou, Corfù, Corfú, Κέρκυρα
GR Lárisa, Larissa, Larisa, Λάρισα
GR Vólos, Volos, Wolos, Βόλος
GR Ioánnina, Ioannina, Janina, Giannina, Yanina, Ιωάννινα
GR Kavála, Kavala, Cavalla, Kawala, Καβάλα
GR Kalamáta, Kalamata, Calamata, Καλαμάτα
GR Trikala, Trikkala, Τρίκαλα
GR Sérres, Serres, Serrai, Serez, Σέρρες
GR Alexandroúpoli, Alexandroupoli, Alexandroupolis, Dedeağaç, Αλεξανδρούπολη
GR Kórinthos, Corinth, Korinth, Corinthe, Corinto, Κόρινθος
GR Spárti, Sparta, Sparte, Σπάρτη
GR Réthymno, Rethymnon, Rethimno, Rethymno, Ρέθυμνο
GR Mitilíni, Mytilene, Mytilini, Mytilène, Μυτιλήνη
GR Chíos, Chios, Khios, Scio, Χίος
GR Peristéri, Peristerion, Περιστέρι
GR Kallithéa, Kallithea, Callithea, Καλλιθέα
GR Néa Ionía, Nea Ionia, Νέα Ιωνία
GR Chalkída, Chalkida, Chalkis, Halkida, Calcide
GR Véroia, Veria, Veroia, Beroea
GR Kateríni, Katerini
GR Kozáni, Kozani
GR Xánthi, Xanthi, İskeçe
GR Komotiní, Komotini, Gümülcine
GR Náfplio, Nafplio, Nauplia, Nauplion, Nafplion
GR Florina, Flórina, Lerin
GR Kastoria, Kastoriá, Kostur
GR Amaroúsio, Marousi, Maroussi, Amaroussion

HR Zagreb, Agram, Zagabria, Zágráb, Zagrzeb, Záhřeb, Zagrebas, Ζάγκρεμπ, Загреб, Zagrabia
HR Split, Spalato, Spalatum
HR Rijeka, Fiume, Sankt Veit am Flaum
HR Dubrovnik, Ragusa in Dalmazia, Raguse, Ragusa, Raguza
HR Zadar, Zara, Jadera
HR Osijek, Esseg, Eszék
HR Šibenik, Sebenico
HR Rovinj, Rovigno
HR Poreč, Parenzo
HR Varaždin, Warasdin, Varasd
HR Karlovac, Károlyváros
HR Vukovar, Wukowar
HR Opatija, Abbazia
HR Sisak, Sissek
HR Trogir, Traù
HR Umag, Umago
HR Pula, Pola
HR Slavonski Brod, Bród nad Sawą
HR Koprivnica, Kopreinitz
HR Čakovec, Csáktornya, Tschakathurn
HR Bjelovar, Belovar
HR Krk, Veglia
HR Crikvenica, Cirquenizza
HR Vinkovci, Winkowzi

HU Budapest, Budapešť, Budapeszt, Budimpešta, Budapeste, Budapesta, Budapeštas, Βουδαπέστη, Будапешт, Будапеща, Budapest Főváros, Budapešta, Boedapest
HU Pécs, Fünfkirchen, Pečuj, Pětikostelí, Cinquechiese, Pecs, Cinco Iglesias
HU Szeged, Szegedin, Segedin, Seghedino, Segedín
HU Debrecen, Debrezin, Debreczin, Debreczyn, Debrecín, Debreţin
HU Győr, Raab, Giavarino, Ráb, Jawaryn, Gyor
HU Sopron, Ödenburg
HU Székesfehérvár, Stuhlweißenburg, Stuhlweissenburg, Albareale
HU Eger, Erlau
HU Miskolc, Mischkolz, Miškovec
HU Szombathely, Steinamanger
HU Veszprém, Wesprim
HU Esztergom
HU Kecskemét, Ketschkemet
HU Nagykanizsa, Groß-Kanizsa
HU Vác, Waitzen
HU Kőszeg, Güns
HU Mosonmagyaróvár, Wieselburg-Ungarisch Altenburg
HU Nyíregyháza, Nyiregyhaza
HU Szolnok, Sollnock
HU Kaposvár, Kaposvar
HU Zalaegerszeg, Egersee
HU Baja, Frankenstadt
HU Pápa, Papa
HU Gyula, Jula

MD Chișinău, Chisinau, Kishinev, Kischinau, Kischinew, Kiszyniów, Kišiněv, Kišinev, Kišinjov, Chișinev, Κισινάου, Кишинёв, Кишинев, Kichinev, Chisinău, Chişinău, Chisináu
MD Bălți, Beltsy, Bălţi, Бельцы
MD Tiraspol, Тирасполь
MD Tighina, Bender, Bendery

ME Podgorica, Titograd, Podgoritsa, Podgoriza, Подгорица, Podgoryca, Podgorizza
ME Kotor, Cattaro
ME Budva, Budua
ME Bar, Antivari
ME Cetinje, Cettigne
ME Herceg Novi, Castelnuovo
ME Ulcinj, Dulcigno

MK Skopje, Skopie, Üsküp, Skoplje, Shkupi, Skopia, Uskub, Σκόπια, Скопје, Скопье, Skopjë, Szkopje, Uskup
MK Bitola, Bitolj, Manastır, Битола
MK Ohrid, Ochrid, Ocrida, Охрид
MK Tetovo, Kalkandelen, Тетово
MK Kumanovo, Kumanowo
MK Prilep, Perlepe
MK Štip, Stip, Ishtip
MK Strumica, Strumitza

PL Warszawa, Warsaw, Warschau, Varsovie, Varsavia, Varsovia, Varsóvia, Varšava, Varsó, Warschawa, Varsova, Varšuva, Varssavi, Varşova, Βαρσοβία, Варшава, ワルシャワ, Varsjá, Warsawa, Varshava
PL Kraków, Cracow, Krakau, Cracovie, Cracovia, Krakov, Krakkó, Cracóvia, Krokuva, Krakova, Κρακοβία, Краков, Краків, Krakow, Krakiv
PL Gdańsk, Danzig, Danzica, Dantzig, Gedania, Gdaňsk, Dantsic, Гданьск, Dánzig, Gdansk
PL Wrocław, Breslau, Breslavia, Vratislav, Wroclaw, Vratislavia, Boroszló, Вроцлав, Vroclav, Vrotslav
PL Poznań, Posen, Posnania, Poznaň, Познань, Poznan, Posnânia
PL Łódź, Lodz, Litzmannstadt, Лодзь
PL Szczecin, Stettin, Stettino, Štětín, Щецин, Stetin, Estetino
PL Katowice, Kattowitz, Katovice, Катовице, Katowitz, Kattowice
PL Lublin, Люблин
PL Białystok, Bialystok, Belostok, Balstogė, Белосток
PL Bydgoszcz, Bromberg
PL Toruń, Thorn
PL Częstochowa, Tschenstochau, Czestochowa, Čenstochová
PL Gdynia, Gdingen, Gotenhafen
PL Sopot, Zoppot
PL Gliwice, Gleiwitz, Hlivice
PL Bytom, Beuthen
PL Zabrze, Hindenburg
PL Chorzów, Königshütte
PL Tychy, Tichau
PL Opole, Oppeln, Opolí
PL Legnica, Liegnitz, Lehnice
PL Wałbrzych, Waldenburg in Schlesien, Valbřich
PL Jelenia Góra, Hirschberg im Riesengebirge
PL Zielona Góra, Grünberg in Schlesien, Zelená Hora
PL Gorzów Wielkopolski, Landsberg an der Warthe
PL Koszalin, Köslin
PL Słupsk, Stolp
PL Kołobrzeg, Kolberg
PL Elbląg, Elbing
PL Malbork, Marienburg
PL Olsztyn, Allenstein
PL Ełk, Lyck
PL Grudziądz, Graudenz
PL Bielsko-Biała, Bielitz-Biala, Bielitz
PL Cieszyn, Teschen
PL Racibórz, Ratibor
PL Nysa, Neisse
PL Świdnica, Schweidnitz
PL Kłodzko, Glatz
PL Bolesławiec, Bunzlau
PL Stargard, Stargard in Pommern, Stargard Szczeciński
PL Świnoujście, Swinemünde
PL Piła, Schneidemühl
PL Leszno, Lissa
PL Gniezno, Gnesen
PL Kalisz, Kalisch
PL Inowrocław, Hohensalza
PL Włocławek, Leslau
PL Oświęcim, Auschwitz
PL Rzeszów, Reichshof, Řešov
PL Przemyśl, Premissel, Peremyshl
PL Zamość, Zamosc
PL Nowy Sącz, Neu-Sandez
PL Żory, Sohrau
PL Brzeg, Brieg
PL Zgorzelec, Zhorjelc
PL Radom, Радом
PL Sosnowiec, Sosnowitz
PL Rybnik, Rybnick
PL Tarnów, Tarnow, Tarnau
PL Tarnowskie Góry, Tarnowitz
PL Jastrzębie-Zdrój, Bad Königsdorff-Jastrzemb
PL Kędzierzyn-Koźle, Heydebreck-Cosel, Kandrzin
PL Ostróda, Osterode in Ostpreußen
PL Giżycko, Lötzen
PL Mrągowo, Sensburg
PL Szczytno, Ortelsburg
PL Płock, Plotzk, Plozk, Plock
PL Głogów, Glogau
PL Lubin, Lüben
PL Jelcz-Laskowice, Jeltsch
PL Kostrzyn nad Odrą, Küstrin
PL Słubice, Slubice
PL Tczew, Dirschau
PL Wejherowo, Neustadt in Westpreußen
PL Starogard Gdański, Preußisch Stargard
PL Chełm, Cholm

RO București, Bucharest, Bukarest, Bucarest, Bucureşti, Boekarest, Bukureşt, Bukurešť, Bukareszt, Bukurešt, Bukarešta, Bükreş, Bucareste, Βουκουρέστι, Бухарест, Букурещ
RO Iași, Jassy, Iassy, Jászvásár, Jasy, Yaş, Яссы, Iaşi, Jasi, Yassy
RO Cluj-Napoca, Klausenburg, Kolozsvár, Cluj, Kluž, Клуж-Напока, Cluj Napoca, Kolozsvar, Kluż-Napoka
RO Timișoara, Temeswar, Temeschburg, Temesvár, Timisoara, Temišvar, Temeşvar, Тимишоара, Timişoara, Temesvar, Temišvár
RO Brașov, Kronstadt in Siebenbürgen, Brassó, Braszów, Брашов, Kronstadt, Brasov
RO Sibiu, Hermannstadt, Nagyszeben, Sibiň, Сибиу
RO Oradea, Großwardein, Grosswardein, Nagyvárad, Gran Varadino
RO Târgu Mureș, Neumarkt am Mieresch, Marosvásárhely, Tirgu Mures, Targu-Mures, Tîrgu Mureș
RO Constanța, Constantza, Konstanza, Köstence, Küstendsche, Констанца, Constanţa, Konstanca, Kustendje
RO Craiova, Krajowa, Krajova
RO Alba Iulia, Karlsburg, Weißenburg in Siebenbürgen, Gyulafehérvár
RO Satu Mare, Szatmárnémeti, Sathmar
RO Baia Mare, Nagybánya, Frauenbach
RO Bistrița, Bistritz, Beszterce
RO Sighișoara, Schäßburg, Schässburg, Segesvár
RO Mediaș, Mediasch, Medgyes
RO Deva, Diemrich, Déva
RO Hunedoara, Eisenmarkt, Vajdahunyad
RO Reșița, Reschitz, Resicabánya
RO Suceava, Sutschawa, Sotschen, Suczawa
RO Galați, Galatz
RO Brăila, Braila
RO Ploiești, Ploesti, Plojeşti
RO Turda, Thorenburg, Torda
RO Miercurea Ciuc, Csíkszereda, Szeklerburg
RO Sfântu Gheorghe, Sepsiszentgyörgy
RO Odorheiu Secuiesc, Székelyudvarhely
RO Zalău, Zilah
RO Bacău, Bakau, Bakó
RO Buzău, Buzau, Busau
RO Pitești, Pitesti, Piteschti
RO Botoșani, Botosani, Botoschan
RO Piatra Neamț, Piatra-Neamt, Kreuzburg an der Bistritz
RO Târgoviște, Targoviste, Tirgoviste
RO Râmnicu Vâlcea, Ramnicu Valcea, Rimnicu Vilcea
RO Focșani, Focsani, Fokschan
RO Drobeta-Turnu Severin, Turnu Severin
RO Lugoj, Lugosch, Lugos
RO Petroșani, Petroschen, Petrozsény

RS Beograd, Belgrade, Belgrad, Belgrado, Bělehrad, Nándorfehérvár, Belgrád, Belehrad, Belgrada, Beligradi, Βελιγράδι, Белград, Београд, Belgrāda, Nandorfehervar
RS Novi Sad, Neusatz, Újvidék, Neoplanta, Nowy Sad, Нови Сад
RS Niš, Nisch, Nish, Ниш, Nisz, Nis
RS Subotica, Szabadka, Maria-Theresiopel, Суботица
RS Pančevo, Pantschowa, Pancsova, Панчево
RS Kragujevac, Kragujewatz, Крагујевац
RS Zrenjanin, Großbetschkerek, Nagybecskerek, Зрењанин
RS Sombor, Zombor, Сомбор
RS Novi Pazar, Yeni Pazar, Нови Пазар
RS Čačak, Cacak, Tschatschak
RS Kraljevo, Rankovićevo
RS Smederevo, Semendria, Szendrő
RS Šabac, Schabatz, Sabac
RS Užice, Titovo Užice, Uzice
RS Kikinda, Großkikinda, Nagykikinda
RS Sremska Mitrovica, Syrmisch Mitrowitz
RS Vršac, Werschetz, Versec
RS Valjevo, Waljewo
XK Prishtina, Priština, Pristina, Prishtinë, Pristine, Приштина
XK Prizren, Prisren
XK Peja, Peć, Pejë
XK Mitrovica, Mitrovicë, Kosovska Mitrovica
XK Gjakova, Đakovica, Gjakovë

SI Ljubljana, Laibach, Lubiana, Liubliana, Lublana, Lubľana, Lublaň, Λιουμπλιάνα, Любляна, Ļubļana
SI Maribor, Marburg an der Drau
SI Celje, Cilli
SI Koper, Capodistria
SI Kranj, Krainburg
SI Ptuj, Pettau
SI Piran, Pirano
SI Izola, Isola d'Istria
SI Novo Mesto, Rudolfswerth
SI Škofja Loka, Bischoflack
SI Velenje, Wöllan
SI Nova Gorica, Neu-Görz
SI Murska Sobota, Olsnitz, Muraszombat
SI Kamnik, Stein in Oberkrain
SI Bled, Veldes
SI Slovenj Gradec, Windischgrätz
SI Postojna, Adelsberg, Postumia

SK Bratislava, Pressburg, Preßburg, Pozsony, Presbourg, Presburgo, Bratysława, Prešporok, Prešpurk, Μπρατισλάβα, Братислава, Bratyslawa
SK Košice, Kaschau, Kassa, Koszyce, Cassovia, Kosice
SK Prešov, Eperjes, Eperies, Preszów
SK Nitra, Neutra, Nyitra
SK Trnava, Tyrnau, Nagyszombat
SK Trenčín, Trentschin, Trencsén
SK Žilina, Sillein, Zsolna, Żylina
SK Banská Bystrica, Neusohl, Besztercebánya, Bańska Bystrzyca, Banska Bystrica
SK Banská Štiavnica, Schemnitz, Selmecbánya
SK Poprad, Deutschendorf, Poprád
SK Martin, Turčiansky Svätý Martin, Turócszentmárton
SK Bardejov, Bartfeld, Bártfa
SK Levoča, Leutschau, Lőcse
SK Kežmarok, Käsmark
SK Komárno, Komorn, Révkomárom
SK Zvolen, Altsohl, Zólyom
SK Spišská Nová Ves, Zipser Neudorf, Igló
SK Michalovce, Großmichel, Nagymihály
SK Ružomberok, Rózsahegy
SK Liptovský Mikuláš, Liptau-Sankt-Nikolaus, Liptószentmiklós
SK Dolný Kubín, Unterkubin, Alsókubin
SK Lučenec, Losonc

TR İstanbul, Istanbul, Constantinople, Konstantinopel, Estambul, Istambul, Stambuł, Isztambul, Konstantinopoli, Istanbula, Carigrad, Κωνσταντινούπολη, Стамбул, Stamboul, Stambul, Konstantinoupoli, Constantinopla, Costantinopoli
TR Ankara, Angora, Ancara, Άγκυρα, Анкара
TR İzmir, Izmir, Smyrna, Smyrne, Smirne, Esmirna, Σμύρνη, Измир, Smirna
TR Bursa, Brousse, Brusa, Prusa
TR Edirne, Adrianople, Adrianopel, Andrinople, Odrin, Αδριανούπολη
TR Antalya, Adalia, Attaleia, Анталья
TR Konya, Iconium, Konia
TR Gaziantep, Aintab, Antep
TR Şanlıurfa, Urfa, Edessa, Sanliurfa
TR Antakya, Antioch, Antiochia, Antioche
TR İskenderun, Alexandretta, Iskenderun
TR Kayseri, Caesarea in Cappadocia, Kaisareia
TR Trabzon, Trebizond, Trapezunt, Trébizonde, Trebisonda
TR Samsun, Amisos
TR İzmit, Nicomedia, Izmit
TR İznik, Nicaea
TR Kahramanmaraş, Maraş, Marash, Kahramanmaras
TR Sivas, Sebaste
TR Adapazarı, Adapazari
TR Diyarbakır, Amed, Diyarbakir
TR Çanakkale, Dardanelles, Canakkale
TR Muğla, Mugla
TR Adana, Adane
TR Mersin, İçel, Mersina
TR Eskişehir, Eskisehir
TR Tekirdağ, Rodosto, Tekirdag
TR Kadıköy, Kadikoy
TR Üsküdar, Uskudar
TR Beşiktaş, Besiktas
TR Şişli, Sisli
TR Beyoğlu, Pera, Beyoglu
TR Erzurum, Erzerum, Erzeroum
TR Kuşadası, Kusadasi, Scala Nova
TR Bergama, Pergamon, Pergamum

UA Kyiv, Kiev, Kiew, Kijów, Kyjev, Kijev, Kiova, Kiëv, Kiiv, Kyjiw, Kijiv, Kiiev, Kijevas, Κίεβο, Киев, Київ, キーウ, Kyjiv, Kyyiv, Kiëf, Kíev, Kyïv, Kiyev, Kiyiv
UA Lviv, Lemberg, Lvov, Lwów, Leopoli, Léopol, Lwiw, Lvív, Ilyvó, Lwow, Lvivas, Львів, Львов, Léopolis, Leópolis, Ļviva, L’viv
UA Kharkiv, Kharkov, Charkiw, Charkow, Charków, Jarkov, Járkov, Charkiv, Charkov, Harkiv, Харків, Харьков, Harkov, Járkiv, Kharkof, Carcóvia
UA Odesa, Odessa, Odesse, Оdessa, Одеса, Одесса, Oděsa, Odessza, Odiessa
UA Dnipro, Dnipropetrovsk, Dnepropetrovsk, Dnepr, Dnjepropetrowsk, Dnipropetrowsk, Yekaterinoslav, Дніпро, Днепр, Dniepr, Dniepropetrowsk, Dnipró, Ekaterinoslav, Dniepropetrovsk, Dnjepropetrovsk
UA Zaporizhzhia, Zaporizhia, Zaporozhye, Saporischschja, Saporoschje, Zaporijia, Zaporizhzhya, Zaporoże, Запоріжжя, Запорожье, Zaporijjia, Zaporiżżia, Zaporižžja, Zaporizja, Zaporozje, Zaporiyia, Zaporižžia, Zaporozhe
UA Donetsk, Donezk, Donieck, Doneck, Stalino, Донецьк, Донецк
UA Luhansk, Lugansk, Woroschilowgrad, Ługańsk, Луганськ
UA Mariupol, Zhdanov, Mariúpol, Маріуполь
UA Mykolaiv, Nikolaev, Nikolayev, Mykolajiw, Nikolajew, Mikołajów, Mykolayiv, Миколаїв, Mikolaïv, Mykolaïv, Mikolaiv, Nikolaiev
UA Kherson, Cherson, Jersón, Херсон
UA Poltava, Poltawa, Полтава
UA Chernihiv, Chernigov, Tschernihiw, Tschernigow, Czernihów, Tchernihiv, Чернігів
UA Cherkasy, Cherkassy, Tscherkassy, Czerkasy, Tcherkassy, Черкаси
UA Zhytomyr, Zhitomir, Schytomyr, Shitomir, Żytomierz, Jytomyr, Житомир
UA Vinnytsia, Vinnitsa, Winnyzja, Winniza, Winnica, Vinnytsya, Вінниця
UA Khmelnytskyi, Khmelnitsky, Chmelnyzkyj, Proskurov, Khmelnytskyy, Хмельницький, Chmielnicki, Khmelnytsky
UA Ternopil, Tarnopol, Ternopol, Тернопіль
UA Ivano-Frankivsk, Stanislau, Stanisławów, Iwano-Frankiwsk, Ivano-Frankovsk, Івано-Франківськ, Iwano-Frankowsk, Stanislaviv
UA Chernivtsi, Czernowitz, Cernăuți, Czerniowce, Tscherniwzi, Chernovtsy, Cernauti, Tchernivtsi, Чернівці, Tschernowitz, Černovice, Černivci
UA Uzhhorod, Uzhgorod, Ungvár, Užhorod, Uschhorod, Ungwar, Oujhorod, Ужгород, Użhorod, Užgorod
UA Mukachevo, Munkács, Munkatsch, Mukatschewo, Mukačevo, Мукачево
UA Rivne, Rovno, Równe, Riwne, Рівне
UA Lutsk, Łuck, Luzk, Loutsk, Луцьк
UA Sumy, Soumy, Суми
UA Kropyvnytskyi, Kirovohrad, Kirovograd, Kropywnyzkyj, Yelisavetgrad, Кропивницький, Kropiwnicki
UA Kryvyi Rih, Krivoy Rog, Krywyj Rih, Kriwoi Rog, Krzywy Róg, Kryvyy Rih, Кривий Ріг
UA Simferopol, Aqmescit, Симферополь, Сімферополь
UA Sevastopol, Sebastopol, Sewastopol, Sébastopol, Sebastopoli, Севастополь
UA Yalta, Jalta, Ялта
UA Kerch, Kertsch, Kertch, Керчь
UA Feodosia, Theodosia, Kaffa, Feodossija, Феодосія
UA Bila Tserkva, Belaya Tserkov, Bila Zerkwa, Biała Cerkiew, Біла Церква
UA Kremenchuk, Kremenchug, Krementschuk, Krzemieńczuk, Кременчук
UA Drohobych, Drohobycz, Drohobytsch, Дрогобич
UA Berdychiv, Berdichev, Berdytschiw, Berdyczów, Бердичів
UA Berdiansk, Berdyansk, Berdjansk, Бердянськ
UA Melitopol, Мелітополь
UA Izmail, Ismajil, Ismail, Ізмаїл
UA Boryspil, Borispol, Бориспіль
UA Bucha, Butscha, Boutcha, Буча
UA Irpin, Irpen, Ірпінь
UA Kamianets-Podilskyi, Kamenets-Podolsky, Kamjanez-Podilskyj, Kamieniec Podolski
UA Kolomyia, Kolomea, Kolomyja, Kołomyja, Kolomyya
UA Stryi, Stryj, Stryy
UA Brovary, Browary
UA Sloviansk, Slawjansk, Slavyansk, Slowjansk
UA Kramatorsk, Краматорськ
UA Truskavets, Truskawez, Truskawiec
`
