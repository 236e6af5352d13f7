/** Names of places in Western and Southern Europe; see `exonyms.ts` for what a line holds. */
export const westernEurope = `
AD Andorra la Vella, Andorre-la-Vieille, Andorra la Vieja, Andorra-a-Velha

AT Wien, Vienna, Vienne, Viena, Wenen, Bécs, Vídeň, Wiedeń, Viedeň, Beč, Viyana, Viin, Βιέννη, Вена, Відень, Виена, ウィーン, 维也纳, Vín, Vīne
AT Salzburg, Salzbourg, Salisburgo, Salzburgo, Salcburk, Salcburg, Solnohrad
AT Innsbruck, Innsbruque
AT Klagenfurt am Wörthersee, Klagenfurt, Celovec, Klagenfurt on Lake Wörthersee
AT Villach, Beljak, Villaco
AT Linz, Linec
AT Eisenstadt, Kismarton, Željezno
AT Bregenz, Brégence
AT Sankt Pölten, St. Pölten, St Pölten, Saint-Pölten
AT Wiener Neustadt, Bécsújhely
AT Graz, Štajerski Gradec, Graz an der Mur

BE Bruxelles, Brussel, Brussels, Brüssel, Bruselas, Bruxelas, Brusel, Bruksela, Brüksel, Bryssel, Briuselis, Brisele, Bruselj, Brukseli, Βρυξέλλες, Брюссель, Брюксел, Брисел, 布鲁塞尔, Bruxelles/Brussel
BE Antwerpen, Antwerp, Anvers, Amberes, Antuérpia, Anversa, Antverpy, Antwerpia, Αμβέρσα, Антверпен, Antverpenas
BE Gent, Ghent, Gand, Gante, Gandawa, Gent/Gand
BE Brugge, Bruges, Brügge, Brujas, Bruggy, Brugia
BE Leuven, Louvain, Löwen, Lovaina, Lovanio, Lowanium, Leuven/Louvain, Lovanium
BE Liège, Luik, Lüttich, Lieja, Liegi, Lutych, Liége, Luttich, Lieža
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
BE Genk, Genck
BE Huy, Hoei
BE Ath, Aat
BE Halle, Hal
BE Eupen, Néau
BE Malmedy, Malmédy
BE Sankt Vith, Saint-Vith, St. Vith

CH Zürich, Zurich, Zurigo, Zúrich, Zurique, Turitg, Curych, Zurych, Curih, Ζυρίχη, Цюрих, Ciurichas, Cīrihe
CH Genève, Geneva, Genf, Ginevra, Ginebra, Genebra, Genevra, Ženeva, Genewa, Geneve, Cenevre, Γενεύη, Женева, 日内瓦, Genéve, Genf/Genève, Ženēva
CH Bern, Berne, Berna, Berno, Βέρνη, Берн
CH Basel, Basle, Bâle, Basilea, Basileia, Bazylea, Basilej, Bazel, Базель
CH Lausanne, Losanna, Lausana, Lozanna, Lozan
CH Luzern, Lucerne, Lucerna, Lucern
CH Sankt Gallen, St. Gallen, Saint-Gall, San Gallo, Saint Gall
CH Fribourg, Freiburg im Üechtland, Friburgo in Svizzera, Friburgo, Fryburg
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
CH Winterthur, Winterthour
CH Locarno, Luggarus
CH Vevey, Vivis
CH Martigny, Martinach
CH Brig-Glis, Brigue, Briga, Brig
CH Murten, Morat
CH Porrentruy, Pruntrut

DE Berlin, Berlino, Berlín, Berlim, Berlijn, Berliini, Berlynas, Berlīne, Berliin, Berlyn, Βερολίνο, Берлин, Берлін, ベルリン, 柏林
DE München, Munich, Monaco di Baviera, Múnich, Munique, Mnichov, Monachium, Mníchov, Münih, Minhene, Μόναχο, Мюнхен, Miunchenas, Minhen
DE Köln, Cologne, Colonia, Colônia, Keulen, Kolín nad Rýnem, Kolonia, Coeln, Colònia, Keln, Kelnas, Κολωνία, Кёльн, Kelne, Köln/Rhein
DE Hamburg, Hambourg, Amburgo, Hamburgo, Hamburk, Hampuri, Αμβούργο, Гамбург, Hamborg, Hamburgas, Hamburga
DE Frankfurt am Main, Frankfurt, Francfort, Francfort-sur-le-Main, Francoforte, Francoforte sul Meno, Fráncfort, Frankfurt on the Main, Frankfurt nad Menem, Frankfurt nad Mohanem, Φρανκφούρτη, Франкфурт-на-Майне, Fráncfort del Meno, Frankfort, Francfort sur le Main, Frankfort on the Main, Frankfurt/Main, Frankfurt a. M., Frankfurtas, Frankfurte pie Mainas
DE Frankfurt (Oder), Francfort-sur-l'Oder, Frankfurt an der Oder, Francoforte sull'Oder, Frankfurt nad Odrą, Frankfurt nad Odrou, Fráncfort del Oder, Frankfurt (O), Frankfurt/Oder, Frankfurt on the Oder, Frankfurt upon Oder
DE Stuttgart, Stoccarda, Estugarda, Stoutgard, Στουτγάρδη, Штутгарт, Stuttgard, Stuttgartas, Štutgarte, Štutgart
DE Düsseldorf, Dusseldorf, Ντίσελντορφ, Дюссельдорф, Diuseldorfas, Diseldorfa, Disseldorf
DE Leipzig, Lipsia, Lipsko, Leipzic, Lipsk, Lípsia, Λειψία, Лейпциг, Leipsic, Lipcse, Leipcigas, Leipciga
DE Dresden, Dresde, Dresda, Drážďany, Drezno, Drezda, Δρέσδη, Дрезден, Drēzdene, Drezdenas, Drézda, Dresdeno
DE Nürnberg, Nuremberg, Norimberga, Núremberg, Nuremberga, Norimberk, Norymberga, Neurenberg, Nürnberga, Νυρεμβέργη, Нюрнберг, Nuernberg, Norimberg, Niurnbergas, Nirnberga
DE Hannover, Hanover, Hanovre, Hanôver, Hanower, Ανόβερο, Ганновер
DE Bremen, Brême, Brema, Brémy, Βρέμη, Бремен
DE-07 Aachen, Aix-la-Chapelle, Aquisgrana, Aquisgrán, Aken, Akwizgran, Cáchy, Άαχεν, Ахен, Ahen
DE Mainz, Mayence, Magonza, Maguncia, Mogúncia, Moguncja, Mohuč, Majnc
DE Trier, Trèves, Treviri, Tréveris, Trewir, Trevír
DE Koblenz, Coblence, Coblenza, Coblenz, Koblencja, Coblença, Koblenc
DE Regensburg, Ratisbonne, Ratisbona, Ratisbon, Ratyzbona, Řezno
DE Augsburg, Augsbourg, Augsburgo
DE-01 Freiburg im Breisgau, Freiburg, Fribourg-en-Brisgau, Friburgo in Brisgovia, Friburgo de Brisgovia, Friburgo, Fribourg en Brisgau, Fryburg Bryzgowijski, Freiburg/Breisgau
DE Konstanz, Constance, Costanza, Constanza, Kostnice, Konstancja
DE Braunschweig, Brunswick, Brunsvick, Brunszwik
DE Göttingen, Gottinga, Goettingue, Gotinga, Getynga, Gotynga
DE Magdeburg, Magdebourg, Magdeburgo
DE Lübeck, Lubeck, Lubecca, Lubeka, Lubecka, Lübek
DE Würzburg, Wurtzbourg, Wurzbourg, Wurzburg, Wurzburgo
DE Heidelberg, Heidelberga
DE Kaiserslautern, Lautern
DE Saarbrücken, Sarrebruck, Saarbrucken
DE Saarlouis, Sarrelouis
DE Zweibrücken, Deux-Ponts
DE Speyer, Spire, Spira, Espira
DE Worms, Wormazia
DE Bautzen, Budyšin, Budyšín, Budziszyn
DE Cottbus, Chóśebuz, Chociebuż, Chotěbuz
DE Görlitz, Zhořelec
DE Chemnitz, Karl-Marx-Stadt, Saská Kamenice
DE Zwickau
DE-14 Halle (Saale), Halle an der Saale, Halle
DE Potsdam, Postupim, Poczdam
DE Weimar, Výmar, Weymar
DE Wittenberg, Lutherstadt Wittenberg, Wittemberg
DE Eisleben, Lutherstadt Eisleben
DE Bonn, Βόννη, Бонн
DE Dortmund, Tremonia, Ντόρτμουντ, Дортмунд
DE Kleve, Cleves, Clèves, Kleef
DE Emden, Embden
DE Osnabrück, Osnabruck
DE-07 Münster, Münster in Westfalen
DE Mönchengladbach, Monchengladbach
DE Offenbach am Main, Offenbach
DE Ludwigshafen am Rhein, Ludwigshafen
DE Rostock
DE Kiel, Kilonia
DE Passau, Passavia
DE Bamberg, Bamberga
DE Bayreuth, Bairut
DE Landau in der Pfalz, Landau
DE Neustadt an der Weinstraße, Neustadt an der Weinstrasse, Neustadt/Weinstraße, Neustadt a. d. Weinstraße, Neustadt a.d.W., Neustadt (Weinstraße)
DE Bad Homburg vor der Höhe, Bad Homburg
DE Garmisch-Partenkirchen, Garmisch
DE Villingen-Schwenningen, Villingen
DE Esslingen am Neckar, Esslingen
DE-02 Rothenburg ob der Tauber, Rothenburg
DE Brandenburg an der Havel, Brandenburg
DE Marburg, Marburg an der Lahn
DE Gießen, Giessen
DE Mülheim an der Ruhr, Mülheim
DE Hameln, Hamelin
DE-02 Lindau, Lindau (Bodensee)
DE-09 Dillingen an der Donau, Dillingen
DE Flensburg, Flensborg
DE Tübingen, Tubinga, Tubingue, Tybinga, Tuebingen
DE Ulm, Ulma, Oulm
DE Duisburg, Duisbourg, Duisburgo
DE Krefeld, Crefeld
DE Bielefeld, Bilefeld
DE Kassel, Cassel
DE Ingolstadt, Ingolstadio
DE Stralsund, Strzałów
DE Greifswald, Gryfia
DE Erfurt, Erfurth, Erfurto
DE Wolfsburg, Wolfsbourg
DE Freiberg, Freiberg in Sachsen
DE Meißen, Meissen, Míšeň, Miśnia, Misnia
DE Pirna, Perno
DE Zittau, Žitava, Żytawa
DE Plauen, Plavno
DE Bad Kreuznach, Kreuznach
DE Schwerin, Schwérin
DE Coburg, Cobourg, Koburg
DE Nördlingen, Noerdlingen
DE Kehl, Kehl am Rhein
DE Schleswig, Slesvig
DE Kempten (Allgäu), Kempten, Kempten im Allgäu
DE Weiden in der Oberpfalz, Weiden
DE-07 Essen
DE Bochum
DE Wuppertal
DE Mannheim
DE Karlsruhe
DE Wiesbaden
DE Gelsenkirchen
DE-07 Oberhausen
DE-07 Hagen
DE Darmstadt
DE Heilbronn
DE Oldenburg
DE Bremerhaven
DE Paderborn
DE Jena
DE Gera
DE Solingen
DE Leverkusen
DE Erlangen
DE-02 Fürth
DE Reutlingen
DE Ludwigsburg
DE Böblingen
DE Sindelfingen
DE Gütersloh

ES Madrid, Madri, Madryt, Madridas, Μαδρίτη, Мадрид, マドリード
ES Barcelona, Barcelone, Barcellona, Barselona, Βαρκελώνη, Барселона
ES Sevilla, Seville, Séville, Siviglia, Sevilha, Sewilla, Σεβίλλη, Севилья, Sevila, Sevilja, Seviļa
ES Zaragoza, Saragossa, Saragosse, Saragozza, Saragoça, Saragosa, Сарагоса
ES Córdoba, Cordova, Cordoue, Kordoba
ES A Coruña, La Coruña, Corunna, La Corogne, Coruña, Corunha, Coruna, A Coruna, La Coruna
ES València, Valencia, Valência, Валенсия
ES Alacant, Alicante
ES Bilbao, Bilbo, Бильбао
ES Donostia / San Sebastián, San Sebastián, Donostia, Saint-Sébastien, San Sebastiano, Donostia-San Sebastián, San Sebastian-Donostia, San Sebastián-Donostia, Saint Sébastien
ES Vitoria-Gasteiz, Vitoria, Gasteiz
ES Pamplona, Iruña, Pampelune, Pamplona-Iruña, Pampeluna
ES Cádiz, Cadix, Cadice, Cadiz, Kadyks, Cádis
ES Málaga, Malaga
ES Granada, Grenade, Grenada
ES Toledo, Tolède
ES Salamanca, Salamanque
ES Girona, Gerona, Gérone
ES Lleida, Lérida
ES Tarragona, Tarragone
ES Palma, Palma de Mallorca, Palma di Maiorca, Palma de Majorque, Palma de Majorca, Palma Mallorca, Palma de Mallorka
ES Las Palmas de Gran Canaria, Las Palmas, Las Palmas de G.C., Las Palmas de G. Canaria
ES Santa Cruz de Tenerife, Santa Cruz de Ténérife
ES Santiago de Compostela, Saint-Jacques-de-Compostelle, Santiago, San Giacomo di Compostela, Saint Jacques de Compostelle, Santiago di Compostela, Compostela
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
ES León, Léon
ES Logroño, Logrono
ES Almería, Almeria, Almérie
ES Jaén, Jaen
ES Badajoz, Badajos
ES Jerez de la Frontera, Jerez, Xeres, Xérès
ES Irun, Irún
ES Segovia, Ségovie
ES Ávila, Avila
ES Cuenca, Cuença
ES Santurtzi, Santurce
ES Arrasate/Mondragón, Mondragón, Arrasate
ES Tudela, Tutera
ES Vila-real, Villarreal
ES Dénia, Denia
ES Ciutadella de Menorca, Ciudadela, Ciutadella
ES Valladolid
ES Santander
ES Burgos
ES Sabadell
ES Badalona

FR Paris, Parigi, París, Parijs, Paryż, Paříž, Pariisi, Paryžius, Parīze, Pariz, Париж, Παρίσι, Париз, パリ, 巴黎, Parizh, Paryzh, Parys, Paríž, Parižas, Pariss
FR Marseille, Marseilles, Marsiglia, Marsella, Marselha, Marsylia, Marsilya, Μασσαλία, Марсель, Marsilia, Marselis, Marsela
FR Lyon, Lyons, Lione, Lyón, Lião, Liyon, Λυών, Лион, Lionas
FR Toulouse, Tolosa, Tuluza, Toulouze, Τουλούζη, Тулуза, Tolòsa, Tuluz
FR Nice, Nizza, Niza, Nicea, Nissa, Νίκαια, Ницца, Nice Côte d'Azur
FR Bordeaux, Burdeos, Bordéus, Burdigala, Бордо
FR Strasbourg, Strassburg, Straßburg, Strasburgo, Estrasburgo, Straatsburg, Štrasburk, Strasburg, Strasbūra, Στρασβούργο, Страсбург, Strassbourg, Štrasburg, Straßburg im Elsass
FR Lille, Rijsel, Ryssel, Lilla, Métropole Européenne de Lille
FR Dunkerque, Dunkirk, Dünkirchen, Duinkerke, Dunkierka, Dunquerque, Duncherche, Dunkirchen
FR Mulhouse, Mülhausen, Mülhausen im Elsass, Miluza, Mulhausen
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
FR Dijon, Dijón, Digione
FR Grenoble, Granoble, Grenobla
FR Avignon, Avignone, Aviñón, Avinhão, Awinion, Avinyó, Avinhon
FR Orléans, Orleans, Orleães, Orlean, Orleán
FR Reims, Rheims, Remeš
FR Rouen, Ruão
FR Le Havre, Havre
FR Montpellier, Montpelhièr, Mompellier
FR Perpignan, Perpignano, Perpinyà, Perpiñán
FR Nîmes, Nimes
FR Aix-en-Provence, Aix
FR-93 Arles, Arlés
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
FR Mâcon, Macon
FR Cannes, Canne
FR Poitiers, Poitier
FR Nancy, Nanzig
FR Épinal, Epinal
FR Wissembourg, Weißenburg im Elsass
FR Saverne, Zabern
FR Brest, Brest (Finistère)
FR Cambrai, Kamerijk
FR Vienne, Vienne (Isère)
FR Béziers, Besièrs, Beziers
FR Narbonne, Narbona
FR Montauban, Montalban
FR Tarbes, Tarba
FR Saint-Jean-de-Luz, Donibane Lohizune, San Juan de Luz
FR Hendaye, Hendaya, Hendaia
FR Gravelines, Grevelingen
FR Hazebrouck, Hazebroek
FR Montbéliard, Mömpelgard
FR Angers
FR Caen
FR Amiens
FR Troyes
FR Brive-la-Gaillarde
FR Évreux
FR Laval

GB London, Londres, Londra, Londyn, Londýn, Londen, Lontoo, Londonas, Londona, Llundain, Λονδίνο, Лондон, ロンドン, 伦敦, Lundúnir
GB Edinburgh, Édimbourg, Edimburgo, Edinburg, Edynburg, Dùn Èideann, Εδιμβούργο, Эдинбург, Edinburgo, Edimbourg, Edinborg, Edimburg
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
GB Lisburn, Lios na gCearrbhach
GB Perth, Peairt
GB Aberystwyth, Aberystwith
GB Llanelli, Llanelly
GB Barry, Y Barri
GB Neath, Castell-nedd
GB Milton Keynes, Milton-Keynes
GB Manchester
GB Birmingham
GB Liverpool
GB Leeds
GB Sheffield
GB Bristol
GB Leicester
GB Coventry
GB Nottingham
GB Southampton
GB Portsmouth
GB Plymouth
GB Oxford
GB Cambridge
GB Norwich

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

IT Roma, Rome, Rom, Rzym, Řím, Róma, Rooma, Rím, Rim, Ρώμη, Рим, ローマ, 罗马, Roma Capitale, Romë
IT Milano, Milan, Mailand, Milán, Milão, Milaan, Mediolan, Milánó, Milāna, Milanas, Μιλάνο, Милан, Miláno
IT Torino, Turin, Turín, Turim, Turyn, Turijn, Torí, Τορίνο, Турин, Turinas, Turīna, Torinó
IT Genova, Genoa, Gênes, Genua, Génova, Gênova, Genoua, Janov, Γένοβα, Генуя, Dženova, Genuja, Génua
IT Venezia, Venice, Venise, Venedig, Venecia, Veneza, Wenecja, Benátky, Velence, Venetië, Venetsia, Venedik, Mleci, Βενετία, Венеция, Venecija, Venetsiya, Benetke, Veneetsia, Venēcija
IT Firenze, Florence, Florenz, Florencia, Florença, Florencja, Florencie, Firenca, Floransa, Φλωρεντία, Флоренция, Florencija, Florenţa, Florència
IT Napoli, Naples, Neapel, Nápoles, Neapol, Nápoly, Napels, Napulj, Νάπολη, Неаполь, Neapole, Nàpols
IT Bologna, Bologne, Bolonia, Bolonha, Bolonya, Μπολόνια, Болонья, Bolonja, Boloňa, Bolòna
IT Padova, Padua, Padoue, Pádua, Padwa
IT Verona, Vérone, Werona
IT Vicenza, Vicence, Wicenza
IT Treviso, Trévise
IT Trieste, Triest, Trst, Terst
IT Gorizia, Görz, Gorica, Gorizia/Gorica
IT Udine, Videm, Weiden in Friaul
IT Trento, Trent, Trient, Trente, Trydent, Trento/Trient
IT Bolzano, Bozen, Bolzano/Bozen, Bolzan, Bozen-Bolzano, Bolzano-Bozen
IT Merano, Meran
IT Bressanone, Brixen
IT Brunico, Bruneck
IT Vipiteno, Sterzing
IT Mantova, Mantua, Mantoue, Mântua
IT Ferrara, Ferrare
IT Ravenna, Ravenne, Rávena, Rawenna, Ravena
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
IT Reggio nell'Emilia, Reggio Emilia, Reggio d'Émilie, Reggio d'Emilia, Reggio in Emilia, Reggio nell Emilia
IT Reggio Calabria, Reggio di Calabria
IT Livorno, Leghorn, Livourne, Liorna
IT Pisa, Pise, Piza
IT Lucca, Lucques, Lukka
IT Siena, Sienne, Sienna, Sjena
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
IT Catania, Catane, Catânia, Katania
IT Palermo, Palerme, Palerm
IT Agrigento, Girgenti, Agrigente
IT Cagliari, Casteddu
IT Sassari, Tàtari
IT Alghero, L'Alguer
IT Forlì, Forli
IT La Spezia, Spezia
IT Ragusa, Raguse de Sicile
IT Lecce, Lecce nel Salento
IT Alessandria, Alexandrie en Piémont, Alessandria del Piemonte
IT Savona, Savone
IT Sanremo, San Remo
IT Ventimiglia, Vintimille
IT-17 Rovereto, Rofreit
IT Chioggia, Chiozza
IT Urbino, Urbin
IT Orvieto, Orviète
IT Rimini, Rímini
IT Lodi, Lodi (Lombardia)
IT Salerno, Salerne
IT Cosenza, Cosence
IT Cividale del Friuli, Cividale, Čedad
IT Otranto, Otrante
IT Carrara, Carrare
IT Foggia
IT Pescara
IT Latina
IT-16 Prato
IT Monza
IT Grosseto
IT Terni

LU Luxembourg, Luxemburg, Lussemburgo, Luxemburgo, Lëtzebuerg, Luxembourg City, Luxembourg-Ville, Lucemburk, Luksemburg, Luxembourg-City, Luksemburgas, Luksemburga
LU Esch-sur-Alzette, Esch an der Alzette, Esch
LU Diekirch, Dikrech
LU Echternach, Iechternach

MC Monaco, Mónaco
MT Valletta, La Valletta, La Valette, Il-Belt Valletta, La Valeta

NL Amsterdam, Amsterdão, Ámsterdam, Amsterdã, Amszterdam, Amsterodam, Amsterdamas, Amsterdama, Άμστερνταμ, Амстердам
NL Den Haag, The Hague, 's-Gravenhage, La Haye, L'Aia, La Haya, Haia, Haag, Haga, Hága, Lahey, Χάγη, Гаага, Gravenhage, Hāga
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
NL Utrecht, Utrecque, Utreque
NL Haarlem, Harlem
NL Zwolle, Zwol
NL Venlo, Venloo
NL Bergen op Zoom, Berg-op-Zoom
NL Eindhoven
NL Almere
NL Tilburg
NL Enschede
NL Apeldoorn
NL Amersfoort
NL Zaanstad

PT Lisboa, Lisbon, Lisbonne, Lissabon, Lisbona, Lizbona, Lisabon, Lisszabon, Lizbon, Lisabona, Λισαβόνα, Лиссабон, リスボン
PT Porto, Oporto, Πόρτο, Порту, O Porto
PT Coimbra, Coïmbre
PT Braga, Bracara
PT Évora, Evora
PT Guimarães, Guimaraes
PT Vila Nova de Gaia, Gaia
PT Faro, Faro (Algarve)
PT Funchal, Funchal (Madeira)
PT Aveiro, Aveiro (Portugal)
PT Setúbal, Setubal
PT Santarém, Santarem
PT Bragança, Braganza, Bragance, Braganca

SM San Marino, Saint-Marin, Città di San Marino
VA Città del Vaticano, Vatican City, Cité du Vatican, Vatikanstadt, Ciudad del Vaticano
`
