/** Names of places in Northern Europe and the Baltic; see `exonyms.ts` for what a line holds. */
export const northernEurope = `
DK København, Copenhagen, Kopenhagen, Copenhague, Copenaghen, Köpenhamn, Kodaň, Kopenhaga, Koppenhága, Kööpenhamina, Kopenhaagen, Kopenhāgena, Kopenhag, Κοπεγχάγη, Копенгаген, Kopenhagenas, Kaupmannahöfn, Kobenhavn, Kjøbenhavn
DK Aarhus, Århus
DK Aalborg, Ålborg
DK Helsingør, Elsinore, Elseneur
DK Sønderborg, Sonderburg
DK Aabenraa, Apenrade, Åbenrå
DK Haderslev, Hadersleben
DK Tønder, Tondern
DK Esbjerg, Esbjærg
DK Viborg, Wiburg
DK Ribe, Ripen
DK Roskilde, Roeskilde

EE Tallinn, Reval, Tallin, Tallinna, Tallina, Talinas, Revel, Таллин, Таллинн
EE Tartu, Dorpat, Tērbata, Юрьев, Тарту, Derpt
EE Pärnu, Pernau
EE Narva, Narwa
EE Viljandi, Fellin
EE Haapsalu, Hapsal
EE Rakvere
EE Valga, Walk
EE Kuressaare, Arensburg
EE Võru, Werro
EE Kohtla-Järve, Kochtla-Jarve

FI Helsinki, Helsingfors, Helsínquia, Helsinky, Helsingi, Helsinkis, Ελσίνκι, Хельсинки, Helsingin kaupunki, Gelsingfors
FI Turku, Åbo, Turun kaupunki
FI Tampere, Tammerfors, Tampereen kaupunki
FI Espoo, Esbo
FI Vantaa, Vanda
FI Oulu, Uleåborg
FI Vaasa, Vasa, Wasa, Nikolainkaupunki
FI Pori, Björneborg
FI Porvoo, Borgå
FI Lahti, Lahtis, Lahden kaupunki
FI Hämeenlinna, Tavastehus
FI Lappeenranta, Villmanstrand
FI Savonlinna, Nyslott
FI Rauma, Raumo
FI Kokkola, Karleby
FI Pietarsaari, Jakobstad
FI Raahe, Brahestad
FI Tornio, Torneå
FI Mikkeli, Sankt Michel
FI Hanko, Hangö
FI Hamina, Fredrikshamn
FI Naantali, Nådendal
FI Uusikaupunki, Nystad
FI Kristiinankaupunki, Kristinestad
FI Kauniainen, Grankulla
FI Lohja, Lojo
FI Loviisa, Lovisa
FI Tammisaari, Ekenäs
FI Maarianhamina, Mariehamn
FI Jyväskylä, Jyvaskyla, Jyväskylän kaupunki
FI Kotka, Kotkan kaupunki
FI Rovaniemi, Roavvenjárga
FI Kajaani, Kajana
FI Kuopio, Kuopion kaupunki
FI Seinäjoki, Östermyra
FI Järvenpää, Träskända
FI Kerava, Kervo
FI Imatra, Imatran kaupunki

FO Tórshavn, Thorshavn
GL Nuuk, Godthåb

IS Reykjavík, Reykjavik, Reikiavik, Reiquejavique, Rejkjavik, Reykjavike, Ρέικιαβικ, Рейкьявик, Reykjavíkurborg, Reikjavik, Rejkiavik
IS Hafnarfjörður, Hafnarfjordur, Hafnarfjoerdhur

LT Vilnius, Wilna, Vilna, Wilno, Vilno, Vilnjus, Viļņa, Vílnius, Βίλνιους, Вильнюс, Вільня, Vilniaus miesto savivaldybė, Vilnjusa
LT Kaunas, Kauen, Kowno, Kovno, Kauņa, Каунас, Kauno miesto savivaldybė, Kovna
LT Klaipėda, Memel, Kłajpeda, Клайпеда, Klaipėdos miesto savivaldybė, Klajpeda, Klaipeda
LT Šiauliai, Schaulen, Szawle, Šauļi, Šiaulių miesto savivaldybė, Siauliai
LT Panevėžys, Ponewiesch, Poniewież, Panevėžio miesto savivaldybė, Panevezys
LT Alytus, Olita
LT Trakai, Troki
LT Palanga, Polangen

LV Rīga, Riga, Riika, Ryga, Ρίγα, Рига, Rīgas pilsēta
LV Daugavpils, Dünaburg, Dyneburg, Dwinsk, Даугавпилс
LV Liepāja, Libau, Lipawa
LV Jelgava, Mitau, Mitawa
LV Ventspils, Windau, Windawa
LV Cēsis
LV Valmiera, Wolmar
LV Rēzekne, Rositten
LV Kuldīga, Goldingen
LV Jūrmala, Jurmala
LV Sigulda, Segewold
LV Ogre, Oger
LV Tukums, Tuckum

NO Oslo, Christiania, Kristiania, Ósló, Osló, Όσλο, Осло
NO Bergen, Берген
NO Trondheim, Drontheim, Trondhjem, Nidaros
NO Tromsø, Tromsö, Tromsoe
NO Kristiansand, Christiansand
NO Kautokeino, Guovdageaidnu
NO Karasjok, Kárášjohka
NO Stavanger, Stawanger
NO Ålesund, Aalesund, Alesund
NO Bodø, Bodö, Bodo, Bådåddjå
NO Fredrikstad, Frederikstad
NO Narvik, Narwik, Áhkánjárga
NO Hammerfest, Hámmerfeasta
NO Kirkenes, Girkonjárga

SE Stockholm, Estocolmo, Stoccolma, Sztokholm, Estocolm, Tukholma, Stokholm, Stokholmas, Stokholma, Štokholm, Stokkhólmur, Στοκχόλμη, Стокгольм
SE Göteborg, Gothenburg, Gotemburgo, Gothembourg, Goteburgo, Gotenburg, Гётеборг, Goteborg, Gotenborg, Gēteborga, Geteborgas
SE Malmö, Malmoe
SE Uppsala, Upsala, Upsal, Upsale
SE Haparanda, Haaparanta
SE Kalmar, Calmar
SE Kiruna, Giron
SE Luleå, Luulaja
SE Umeå, Uumaja
SE Visby, Wisby
SE Helsingborg, Hälsingborg
SE Norrköping, Norrkoping
SE Gävle, Gefle
SE Västerås, Westeras
SE Växjö, Wexiö, Vaxjo
`
