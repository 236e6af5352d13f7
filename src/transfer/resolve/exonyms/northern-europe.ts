/** Names of places in Northern Europe and the Baltic; see `exonyms.ts` for what a line holds. */
export const northernEurope = `
DK København, Copenhagen, Kopenhagen, Copenhague, Copenaghen, Köpenhamn, Kodaň, Kopenhaga, Koppenhága, Kööpenhamina, Kopenhaagen, Kopenhāgena, Kopenhag, Κοπεγχάγη, Копенгаген
DK Aarhus, Århus
DK Aalborg, Ålborg
DK Helsingør, Elsinore, Elseneur
DK Sønderborg, Sonderburg
DK Aabenraa, Apenrade, Åbenrå
DK Haderslev, Hadersleben
DK Tønder, Tondern

EE Tallinn, Reval, Tallin, Tallinna, Tallina, Talinas, Revel, Ταλίν, Таллин, Таллинн
EE Tartu, Dorpat, Tērbata, Юрьев, Тарту
EE Pärnu, Pernau
EE Narva, Narwa
EE Viljandi, Fellin
EE Haapsalu, Hapsal
EE Rakvere, Wesenberg
EE Valga, Walk
EE Kuressaare, Arensburg
EE Võru, Werro

FI Helsinki, Helsingfors, Helsínquia, Helsinky, Helsingi, Helsinkis, Ελσίνκι, Хельсинки
FI Turku, Åbo
FI Tampere, Tammerfors
FI Espoo, Esbo
FI Vantaa, Vanda
FI Oulu, Uleåborg
FI Vaasa, Vasa
FI Pori, Björneborg
FI Porvoo, Borgå
FI Lahti, Lahtis
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

FO Tórshavn, Thorshavn
GL Nuuk, Godthåb

IS Reykjavík, Reykjavik, Reikiavik, Reiquejavique, Rejkjavik, Reykjavike, Ρέικιαβικ, Рейкьявик
IS Hafnarfjörður, Hafnarfjordur, Hafnarfjoerdhur

LT Vilnius, Wilna, Vilna, Wilno, Vilno, Vilnjus, Viļņa, Vílnius, Βίλνιους, Вильнюс, Вільня
LT Kaunas, Kauen, Kowno, Kovno, Kauņa, Каунас
LT Klaipėda, Memel, Kłajpeda, Клайпеда
LT Šiauliai, Schaulen, Szawle, Šauļi
LT Panevėžys, Ponewiesch, Poniewież
LT Alytus, Olita
LT Trakai, Troki
LT Palanga, Polangen

LV Rīga, Riga, Riika, Ryga, Ρίγα, Рига
LV Daugavpils, Dünaburg, Dyneburg, Dwinsk, Даугавпилс
LV Liepāja, Libau, Lipawa
LV Jelgava, Mitau, Mitawa
LV Ventspils, Windau, Windawa
LV Cēsis, Wenden
LV Valmiera, Wolmar
LV Rēzekne, Rositten
LV Kuldīga, Goldingen
LV Jūrmala, Jurmala
LV Sigulda, Segewold

NO Oslo, Christiania, Kristiania, Ósló, Osló, Όσλο, Осло
NO Bergen, Берген
NO Trondheim, Drontheim, Trondhjem, Nidaros
NO Tromsø, Tromsö, Tromsoe
NO Kristiansand, Christiansand
NO Kautokeino, Guovdageaidnu
NO Karasjok, Kárášjohka

SE Stockholm, Estocolmo, Stoccolma, Sztokholm, Estocolm, Tukholma, Stokholm, Stokholmas, Stokholma, Štokholm, Stokkhólmur, Στοκχόλμη, Стокгольм
SE Göteborg, Gothenburg, Gotemburgo, Gothembourg, Goteburgo, Gotenburg, Гётеборг
SE Malmö, Malmoe
SE Uppsala, Upsala, Upsal
SE Haparanda, Haaparanta
SE Kalmar, Calmar
SE Kiruna, Giron
SE Luleå, Luulaja
SE Umeå, Uumaja
SE Visby, Wisby
`
