/** Names of places in Western and Southern Europe; see `exonyms.ts` for what a line holds. */
export const westernEurope = `
AD Andorra la Vella, Andorre-la-Vieille, Andorra la Vieja, Andorra-a-Velha

AT Wien, Vienna, Vienne, Viena, Wenen, Bécs, Vídeň, Wiedeń, Viedeň, Beč, Viyana, Viin, Βιέννη, Вена, Відень, Виена, ウィーン, 维也纳
AT Salzburg, Salzbourg, Salisburgo, Salzburgo, Salcburk
AT Innsbruck, Innsbruque
AT Klagenfurt am Wörthersee, Klagenfurt, Celovec
AT Villach, Beljak, Villaco
AT Linz, Linec
AT Eisenstadt, Kismarton, Željezno
AT Bregenz, Brégence
AT Sankt Pölten, St. Pölten
AT Wiener Neustadt, Bécsújhely

BE Bruxelles, Brussel, Brussels, Brüssel, Bruselas, Bruxelas, Brusel, Bruksela, Brüksel, Bryssel, Briuselis, Brisele, Bruselj, Brukseli, Βρυξέλλες, Брюссель, Брюксел, Брисел, 布鲁塞尔
BE Antwerpen, Antwerp, Anvers, Amberes, Antuérpia, Anversa, Antverpy, Antwerpia, Αμβέρσα, Антверпен
BE Gent, Ghent, Gand, Gante
BE Brugge, Bruges, Brügge, Brujas, Bruggy, Brugia
BE Leuven, Louvain, Löwen, Lovaina, Lovanio
BE Liège, Luik, Lüttich, Lieja, Liegi, Lutych
BE Namur, Namen
BE Mons, Bergen
BE Mechelen, Malines, Mecheln, Malinas
BE Kortrijk, Courtrai
BE Ieper, Ypres, Ypern
BE Doornik, Tournai
BE Aalst, Alost
BE Oostende, Ostend, Ostende
BE Roeselare, Roulers
BE Lier, Lierre
BE Tienen, Tirlemont
BE Sint-Niklaas, Saint-Nicolas
BE Sint-Truiden, Saint-Trond
BE Dendermonde, Termonde
BE Tongeren, Tongres
BE Bastogne, Bastenaken, Bastnach
BE Arlon, Aarlen, Arel
BE Veurne, Furnes
BE Diksmuide, Dixmude
BE Oudenaarde, Audenarde
BE Ronse, Renaix
BE Geraardsbergen, Grammont
BE Nivelles, Nijvel
BE Wavre, Waver
BE Jodoigne, Geldenaken
BE Mouscron, Moeskroen
BE Sint-Jans-Molenbeek, Molenbeek-Saint-Jean, Molenbeek
BE Sint-Gillis, Saint-Gilles
BE Elsene, Ixelles
BE Schaarbeek, Schaerbeek
BE Ukkel, Uccle
BE Vorst, Forest
BE Oudergem, Auderghem
BE Sint-Lambrechts-Woluwe, Woluwe-Saint-Lambert
BE Sint-Pieters-Woluwe, Woluwe-Saint-Pierre

CH Zürich, Zurich, Zurigo, Zúrich, Zurique, Turitg, Curych, Zurych, Curih, Ζυρίχη, Цюрих
CH Genève, Geneva, Genf, Ginevra, Ginebra, Genebra, Genevra, Ženeva, Genewa, Geneve, Cenevre, Γενεύη, Женева, 日内瓦
CH Bern, Berne, Berna, Berno, Βέρνη, Берн
CH Basel, Basle, Bâle, Basilea, Basileia, Bazylea, Basilej, Bazel, Базель
CH Lausanne, Losanna, Lausana, Lozanna, Lozan
CH Luzern, Lucerne, Lucerna, Lucern
CH Sankt Gallen, St. Gallen, Saint-Gall, San Gallo, Saint Gall
CH Fribourg, Freiburg im Üechtland, Friburgo in Svizzera
CH Biel/Bienne, Biel, Bienne
CH Neuchâtel, Neuenburg
CH Sion, Sitten
CH Sierre, Siders
CH Chur, Coire, Coira, Cuira
CH Solothurn, Soleure, Soletta
CH Schaffhausen, Schaffhouse, Sciaffusa
CH Bellinzona, Bellenz
CH Delémont, Delsberg
CH Thun, Thoune
CH Zug, Zoug, Zugo
CH Glarus, Glaris, Glarona
CH Yverdon-les-Bains, Yverdon
CH La Chaux-de-Fonds, Chaux-de-Fonds

DE Berlin, Berlino, Berlín, Berlim, Berlijn, Berliini, Berlynas, Berlīne, Berliin, Berlyn, Βερολίνο, Берлин, Берлін, ベルリン, 柏林
DE München, Munich, Monaco di Baviera, Múnich, Munique, Mnichov, Monachium, Mníchov, Münih, Minhene, Μόναχο, Мюнхен
DE Köln, Cologne, Colonia, Colônia, Keulen, Kolín nad Rýnem, Kolonia, Köln am Rhein, Coeln, Colònia, Keln, Kelnas, Κολωνία, Кёльн
DE Hamburg, Hambourg, Amburgo, Hamburgo, Hamburk, Hampuri, Αμβούργο, Гамбург
DE Frankfurt am Main, Frankfurt, Francfort, Francfort-sur-le-Main, Francoforte, Francoforte sul Meno, Fráncfort, Frankfurt on the Main, Frankfurt nad Menem, Frankfurt nad Mohanem, Φρανκφούρτη, Франкфурт-на-Майне
DE Frankfurt (Oder), Francfort-sur-l'Oder, Frankfurt an der Oder
DE Stuttgart, Stoccarda, Estugarda, Stoutgard, Στουτγάρδη, Штутгарт
DE Düsseldorf, Dusseldorf, Ντίσελντορφ, Дюссельдорф
DE Leipzig, Lipsia, Lipsko, Leipzic, Lipsk, Lípsia, Λειψία, Лейпциг
DE Dresden, Dresde, Dresda, Drážďany, Drezno, Drezda, Δρέσδη, Дрезден
DE Nürnberg, Nuremberg, Norimberga, Núremberg, Nuremberga, Norimberk, Norymberga, Neurenberg, Nürnberga, Νυρεμβέργη, Нюрнберг
DE Hannover, Hanover, Hanovre, Hanôver, Hanower, Ανόβερο, Ганновер
DE Bremen, Brême, Brema, Brémy, Βρέμη, Бремен
DE Aachen, Aix-la-Chapelle, Aquisgrana, Aquisgrán, Aken, Akwizgran, Cáchy, Άαχεν, Ахен
DE Mainz, Mayence, Magonza, Maguncia, Mogúncia, Moguncja, Mohuč
DE Trier, Trèves, Treviri, Tréveris, Trewir, Trevír
DE Koblenz, Coblence, Coblenza, Coblenz
DE Regensburg, Ratisbonne, Ratisbona, Ratisbon, Ratyzbona, Řezno
DE Augsburg, Augsbourg, Augusta, Augsburgo
DE Freiburg im Breisgau, Freiburg, Fribourg-en-Brisgau, Friburgo in Brisgovia, Friburgo de Brisgovia
DE Konstanz, Constance, Costanza, Constanza, Kostnice
DE Braunschweig, Brunswick, Brunsvick, Brunszwik
DE Göttingen, Gottinga, Goettingue, Gotinga, Getynga
DE Magdeburg, Magdebourg, Magdeburgo, Děvín
DE Lübeck, Lubeck, Lubecca, Lubeka, Lubecka
DE Würzburg, Wurtzbourg, Wurzbourg
DE Heidelberg, Heidelberga
DE Kaiserslautern, Lautern
DE Saarbrücken, Sarrebruck
DE Saarlouis, Sarrelouis
DE Zweibrücken, Deux-Ponts
DE Speyer, Spire, Spira, Espira
DE Worms, Wormazia
DE Bautzen, Budyšin, Budyšín, Budziszyn
DE Cottbus, Chóśebuz, Chociebuż, Chotěbuz
DE Görlitz, Zhořelec
DE Chemnitz, Karl-Marx-Stadt, Saská Kamenice
DE Zwickau, Cvikov
DE Halle (Saale), Halle an der Saale, Halle
DE Potsdam, Postupim, Poczdam
DE Weimar, Výmar
DE Wittenberg, Lutherstadt Wittenberg
DE Eisleben, Lutherstadt Eisleben
DE Bonn, Bona, Βόννη, Бонн
DE Dortmund, Tremonia, Ντόρτμουντ, Дортмунд
DE Kleve, Cleves, Clèves, Kleef
DE Emden, Embden
DE Osnabrück, Osnabruck
DE Münster, Münster in Westfalen
DE Mönchengladbach, Monchengladbach
DE Offenbach am Main, Offenbach
DE Ludwigshafen am Rhein, Ludwigshafen
DE Rostock, Roztoky
DE Kiel, Kilonia
DE Passau, Passavia
DE Bamberg, Bamberga
DE Bayreuth, Bairut
DE Landau in der Pfalz, Landau
DE Neustadt an der Weinstraße, Neustadt an der Weinstrasse
DE Bad Homburg vor der Höhe, Bad Homburg
DE Garmisch-Partenkirchen, Garmisch
DE Villingen-Schwenningen, Villingen
DE Esslingen am Neckar, Esslingen
DE Rothenburg ob der Tauber, Rothenburg
DE Brandenburg an der Havel, Brandenburg
DE Marburg, Marburg an der Lahn
DE Gießen, Giessen
DE Mülheim an der Ruhr, Mülheim
DE Hameln, Hamelin
DE Lindau, Lindau (Bodensee)
DE Dillingen an der Donau, Dillingen
DE Flensburg, Flensborg

ES Madrid, Madri, Madryt, Madridas, Μαδρίτη, Мадрид, マドリード
ES Barcelona, Barcelone, Barcellona, Barselona, Βαρκελώνη, Барселона
ES Sevilla, Seville, Séville, Siviglia, Sevilha, Sewilla, Σεβίλλη, Севилья
ES Zaragoza, Saragossa, Saragosse, Saragozza, Saragoça, Saragosa, Сарагоса
ES Córdoba, Cordova, Cordoue, Kordoba
ES A Coruña, La Coruña, Corunna, La Corogne, Coruña, Corunha
ES València, Valencia, Valência, Валенсия
ES Alacant, Alicante
ES Bilbao, Bilbo, Бильбао
ES Donostia / San Sebastián, San Sebastián, Donostia, Saint-Sébastien, San Sebastiano, Donostia-San Sebastián
ES Vitoria-Gasteiz, Vitoria, Gasteiz
ES Pamplona, Iruña, Pampelune, Pamplona-Iruña
ES Cádiz, Cadix, Cadice, Cadiz
ES Málaga, Malaga
ES Granada, Grenade
ES Toledo, Tolède
ES Salamanca, Salamanque
ES Girona, Gerona, Gérone
ES Lleida, Lérida
ES Tarragona, Tarragone
ES Palma, Palma de Mallorca, Palma di Maiorca, Palma de Majorque
ES Las Palmas de Gran Canaria, Las Palmas
ES Santa Cruz de Tenerife, Santa Cruz de Ténérife
ES Santiago de Compostela, Saint-Jacques-de-Compostelle
ES Ourense, Orense
ES Pontevedra, Pontevédra
ES Castelló de la Plana, Castellón de la Plana, Castellón, Castelló
ES Elx, Elche
ES Gijón, Xixón
ES Oviedo, Uviéu
ES Murcia, Murcie, Múrcia
ES Cartagena, Carthagène
ES Sagunt, Sagunto
ES Xàtiva, Játiva
ES Alcoi, Alcoy
ES Sant Cugat del Vallès, San Cugat del Vallés
ES L'Hospitalet de Llobregat, Hospitalet de Llobregat, L'Hospitalet, Hospitalet
ES Figueres, Figueras
ES Terrassa, Tarrasa
ES Maó, Mahón, Maó-Mahón, Port Mahon
ES Eivissa, Ibiza
ES Getxo, Guecho
ES Barakaldo, Baracaldo
ES Gernika-Lumo, Guernica, Gernika
ES Hondarribia, Fuenterrabía, Fontarrabie
ES Xirivella, Chirivella

FR Paris, Parigi, París, Parijs, Paryż, Paříž, Pariisi, Paryžius, Parīze, Pariz, Париж, Παρίσι, Париз, パリ, 巴黎
FR Marseille, Marseilles, Marsiglia, Marsella, Marselha, Marsylia, Marsilya, Μασσαλία, Марсель
FR Lyon, Lyons, Lione, Lyón, Lião, Liyon, Λυών, Лион
FR Toulouse, Tolosa, Tuluza, Toulouze, Τουλούζη, Тулуза
FR Nice, Nizza, Niza, Nicea, Nissa, Νίκαια, Ницца
FR Bordeaux, Burdeos, Bordéus, Burdigala, Бордо
FR Strasbourg, Strassburg, Straßburg, Strasburgo, Estrasburgo, Straatsburg, Štrasburk, Strasburg, Strasbūra, Στρασβούργο, Страсбург
FR Lille, Rijsel, Ryssel
FR Dunkerque, Dunkirk, Dünkirchen, Duinkerke
FR Mulhouse, Mülhausen, Mülhausen im Elsass
FR Colmar, Kolmar
FR Metz, Mets
FR Nantes, Naoned
FR Rennes, Roazhon
FR Quimper, Kemper
FR Lorient, An Oriant
FR Vannes, Gwened
FR Saint-Malo, Sant-Maloù, St Malo
FR Saint-Brieuc, Sant-Brieg
FR Besançon, Besanzone, Bisanz, Besanzón
FR Dijon, Dijón
FR Grenoble, Granoble, Grenobla
FR Avignon, Avignone, Aviñón, Avinhão, Awinion
FR Orléans, Orleans, Orleães
FR Reims, Rheims, Remeš
FR Rouen, Ruão
FR Le Havre, Havre
FR Montpellier, Montpelhièr, Mompellier
FR Perpignan, Perpignano, Perpinyà, Perpiñán
FR Nîmes, Nimes
FR Aix-en-Provence, Aix
FR Arles, Arlés
FR Toulon, Tolone, Tolón
FR Antibes, Antibo
FR Menton, Mentone
FR Grasse, Grassa
FR Ajaccio, Aiacciu
FR Bastia, Bastìa
FR Chambéry, Ciamberì
FR Saint-Étienne, Saint Etienne
FR Clermont-Ferrand, Clermont Ferrand
FR Limoges, Limòtges
FR Bayonne, Baiona
FR Biarritz, Miarritze
FR Lourdes, Lorda
FR Carcassonne, Carcassona
FR Calais, Kales, Calés
FR Boulogne-sur-Mer, Boulogne sur Mer
FR Boulogne-Billancourt, Boulogne Billancourt
FR Versailles, Versalles, Versaglia
FR Saint-Denis, St Denis
FR Sélestat, Schlettstadt
FR Haguenau, Hagenau
FR Thionville, Diedenhofen
FR Sarreguemines, Saargemünd
FR Valenciennes, Valencijn
FR Douai, Dowaai
FR Arras, Atrecht
FR Roubaix, Robaais
FR Tourcoing, Toerkonje
FR Saint-Omer, Sint-Omaars
FR Villeneuve-d'Ascq, Villeneuve d'Ascq
FR Le Kremlin-Bicêtre, Kremlin-Bicêtre

GB London, Londres, Londra, Londyn, Londýn, Londen, Lontoo, Londonas, Londona, Llundain, Λονδίνο, Лондон, ロンドン, 伦敦
GB Edinburgh, Édimbourg, Edimburgo, Edinburg, Edynburg, Dùn Èideann, Εδιμβούργο, Эдинбург
GB Glasgow, Glaschu
GB Cardiff, Caerdydd
GB Swansea, Abertawe
GB Newport, Casnewydd
GB Wrexham, Wrecsam
GB Belfast, Béal Feirste
GB Derry, Londonderry, Doire
GB Newry, An tIúr
GB Aberdeen, Obar Dheathain
GB Dundee, Dùn Dè
GB Inverness, Inbhir Nis
GB Stirling, Sruighlea
GB Canterbury, Cantorbéry
GB York, Ebor
GB Dover, Douvres
GB Newcastle upon Tyne, Newcastle, Newcastle-on-Tyne
GB Kingston upon Hull, Hull
GB Stoke-on-Trent, Stoke
GB Brighton and Hove, Brighton & Hove, Brighton
GB Southend-on-Sea, Southend
GB Stratford-upon-Avon, Stratford on Avon
GB Royal Tunbridge Wells, Tunbridge Wells
GB Royal Leamington Spa, Leamington Spa
GB Weston-super-Mare, Weston super Mare
GB Berwick-upon-Tweed, Berwick
GB Carmarthen, Caerfyrddin
GB Caernarfon, Carnarvon
GB Holyhead, Caergybi

GI Gibraltar, Gibilterra
IM Douglas, Doolish

IE Dublin, Baile Átha Cliath, Dublino, Dublín, Dublim, Δουβλίνο, Дублин
IE Cork, Corcaigh
IE Limerick, Luimneach
IE Galway, Gaillimh
IE Waterford, Port Láirge
IE Kilkenny, Cill Chainnigh
IE Drogheda, Droichead Átha
IE Sligo, Sligeach
IE Tralee, Trá Lí
IE Ennis, Inis
IE Dún Laoghaire, Dun Laoghaire, Kingstown

IT Roma, Rome, Rom, Rzym, Řím, Róma, Rooma, Rím, Rim, Ρώμη, Рим, ローマ, 罗马
IT Milano, Milan, Mailand, Milán, Milão, Milaan, Mediolan, Milánó, Milāna, Milanas, Μιλάνο, Милан
IT Torino, Turin, Turín, Turim, Turyn, Turijn, Torí, Τορίνο, Турин
IT Genova, Genoa, Gênes, Genua, Génova, Gênova, Genoua, Janov, Γένοβα, Генуя
IT Venezia, Venice, Venise, Venedig, Venecia, Veneza, Wenecja, Benátky, Velence, Venetië, Venetsia, Venedik, Mleci, Βενετία, Венеция
IT Firenze, Florence, Florenz, Florencia, Florença, Florencja, Florencie, Firenca, Floransa, Φλωρεντία, Флоренция
IT Napoli, Naples, Neapel, Nápoles, Neapol, Nápoly, Napels, Napulj, Νάπολη, Неаполь
IT Bologna, Bologne, Bolonia, Bolonha, Bolonya, Μπολόνια, Болонья
IT Padova, Padua, Padoue, Pádua, Padwa
IT Verona, Vérone, Werona
IT Vicenza, Vicence, Wicenza
IT Treviso, Trévise
IT Trieste, Triest, Trst, Terst
IT Gorizia, Görz, Gorica
IT Udine, Videm, Weiden in Friaul
IT Trento, Trent, Trient, Trente
IT Bolzano, Bozen, Bolzano/Bozen, Bolzan
IT Merano, Meran
IT Bressanone, Brixen
IT Brunico, Bruneck
IT Vipiteno, Sterzing
IT Mantova, Mantua, Mantoue, Mântua
IT Ferrara, Ferrare
IT Ravenna, Ravenne, Rávena
IT Modena, Modène, Módena
IT Parma, Parme
IT Piacenza, Plaisance
IT Pavia, Pavie
IT Cremona, Crémone
IT Bergamo, Bergame, Bérgamo
IT Como, Côme
IT Novara, Novare
IT Vercelli, Verceil
IT Cuneo, Coni
IT Ivrea, Ivrée
IT Aosta, Aoste
IT Reggio nell'Emilia, Reggio Emilia, Reggio d'Émilie
IT Reggio Calabria, Reggio di Calabria
IT Livorno, Leghorn, Livourne, Liorna
IT Pisa, Pise, Piza
IT Lucca, Lucques
IT Siena, Sienne, Sienna
IT Perugia, Pérouse, Perusa
IT Assisi, Assise, Asís
IT Ancona, Ancône
IT Pesaro, Pezaro
IT L'Aquila, Aquila
IT Bari, Bary
IT Taranto, Tarente, Tarent, Tarento
IT Brindisi, Brindes
IT Siracusa, Syracuse, Syrakus, Siracusa di Sicilia
IT Messina, Messine, Mesina
IT Catania, Catane, Catânia
IT Palermo, Palerme
IT Agrigento, Girgenti, Agrigente
IT Cagliari, Casteddu
IT Sassari, Tàtari
IT Alghero, L'Alguer
IT Forlì, Forli
IT La Spezia, Spezia

LU Luxembourg, Luxemburg, Lussemburgo, Luxemburgo, Lëtzebuerg, Luxembourg City, Luxembourg-Ville, Lucemburk, Luksemburg
LU Esch-sur-Alzette, Esch an der Alzette, Esch
LU Diekirch, Dikrech
LU Echternach, Iechternach

MC Monaco, Mónaco
MT Valletta, La Valletta, La Valette, Il-Belt Valletta, La Valeta

NL Amsterdam, Amsterdão, Ámsterdam, Amsterdã, Amszterdam, Amsterodam, Amsterdamas, Amsterdama, Άμστερνταμ, Амстердам
NL Den Haag, The Hague, 's-Gravenhage, La Haye, L'Aia, La Haya, Haia, Haag, Haga, Hága, Lahey, Χάγη, Гаага
NL Rotterdam, Róterdam, Roterdão, Roterdam, Rotterdamas, Ρότερνταμ, Роттердам
NL Leiden, Leyden, Leyde, Leida
NL 's-Hertogenbosch, Den Bosch, Bois-le-Duc, Herzogenbusch, Boscoducale, Bolduque
NL Nijmegen, Nimwegen, Nimègue, Nimega
NL Maastricht, Maestricht
NL Groningen, Groningue, Groninga
NL Vlissingen, Flushing, Flessingue
NL Arnhem, Arnheim
NL Breda, Bréda
NL Leeuwarden, Ljouwert
NL Roermond, Ruremonde
NL Middelburg, Middelbourg
NL Dordrecht, Dort

PT Lisboa, Lisbon, Lisbonne, Lissabon, Lisbona, Lizbona, Lisabon, Lisszabon, Lizbon, Lisabona, Λισαβόνα, Лиссабон, リスボン
PT Porto, Oporto, Πόρτο, Порту
PT Coimbra, Coïmbre
PT Braga, Bracara
PT Évora, Evora
PT Guimarães, Guimaraes
PT Vila Nova de Gaia, Gaia

SM San Marino, Saint-Marin, Città di San Marino
VA Città del Vaticano, Vatican City, Cité du Vatican, Vatikanstadt, Ciudad del Vaticano
`
