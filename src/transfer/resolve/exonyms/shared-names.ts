/**
 * Names of the lists beside this, as they fold, that places in other countries have too, by GeoNames (CC BY 4.0):
 * `milan` is Milano and a town in Colombia. Whoever adds a name to a list adds it here where that is so.
 */
export const sharedNames = `aalst, abbazia, aberdeen, ad dawhah, adalia, agra, akko, al aqabah, al jizah, al madinah, alcoy, alejandria
aleksandriya, alexandreia, alexandria, alicante, almeria, amsterdam, ancone, antioch, antwerp, aoste, aquila
ar riyad, argel, ariha, arles, arras, astrakhan, atenas, athens, atina, atlanta, austin, avila, avinyo, bagdad
baiona, bakau, baki, bako, bale, bali, baltimore, bamberg, bar, barcelona, bari, barry, bastia, bayonne, belem
belfast, belgrade, bergen, berlin, berne, berwick, bethlehem, biel, birmingham, bjorneborg, bochum, bogota
bologne, boston, braganca, brandenburg, breda, breme, bremen, brest, brighton, bristol, bromberg, bruges
brugge, brujas, brunn, brunswick, brussels, bucha, buenos aires, buffalo, burdeos, burgos, cadiz, cairo
calais, calcutta, cali, calmar, cambridge, candia, canterbury, canton, carlsbad, carnarvon, cartagena
carthage, cassel, castello, castelnuovo, catane, cernovice, charlotte, chita, chotebuz, christchurch
cleveland, cleves, cobourg, coburg, cologne, colombo, colonia, columbus, come, como, compostela, constantine
constanza, cordoba, cordova, corinth, corinto, corunna, coventry, cuenca, daban, dallas, damasco, damascus
dar el beida, darmstadt, delhi, denver, derry, dhaka, donetsk, dordrecht, douglas, dover, dresden, dublin
dundee, dunedin, dunkirk, edessa, edinburg, edinburgh, edmonton, el cairo, elat, ennis, erlau, esch, essen
esslingen, filadelfia, florence, florencia, flushing, forest, frankfort, freiburg, frunze, furth, gasa, geneva
genoa, genova, george town, georgetown, gerona, gibraltar, giessen, ginebra, giron, glasgow, goldingen, gorica
gorki, gothenburg, granada, grenada, grenade, groningen, guernica, haag, hagen, halifax, halle, hamburg
hanover, harlem, hartford, havana, havre, hebron, heidelberg, houston, hull, hyderabad, inverness, ivanovo
jacksonville, jaen, jena, jenin, jerez, jericho, jerusalen, kabul, kansas city, katovice, kazan, kiel
kingstown, kirov, koblenz, kochi, kolonia, komarno, konia, koszyce, kronstadt, kudus, la paz, lagos
las palmas, las vegas, lasa, laval, leeds, leicester, leipsic, lemberg, leon, lerida, lerin, liegi, lille
lima, limerick, limoges, lindau, lipsk, lipsko, lisbon, liverpool, lodi, london, londonderry, londres
los angeles, louisville, lourdes, luanda, lubeck, lucerna, lucerne, luck, lucknow, luxemburg, lyons, macao
macau, macon, madras, madrid, malaga, manchester, manila, mantua, mao, maras, mariehamn, marienburg
marseilles, marsella, martin, mashhad, mecca, mechelen, medan, medellin, medina, melbourne, memphis, mendoza
mentone, mexico, miami, middelburg, milan, minneapolis, monastir, mondragon, monreal, mons, montalban
montevideo, montreal, mosca, moscow, moscu, moskva, munster, murcia, naples, napoles, nara, nashville, nassau
nazaret, nazareth, neuenburg, new haven, newcastle, newport, nice, nicosia, nikaia, norwich, nottingham
novara, novi pazar, oakland, oberhausen, odessa, oran, ordzhonikidze, orleans, orsha, ostrau, ottava, ottawa
oviedo, oxford, padua, palermo, pamplona, panama, panama city, parigi, paris, parizh, parma, parys, pavia
pavie, pekin, pera, peremyshl, perth, petersburg, philadelphia, phoenix, pila, pilzno, pittsburg, plaisance
plevna, plymouth, pola, pontevedra, port arthur, port elizabeth, port louis, portland, porto, portsmouth
posen, potsdam, prague, prato, prilep, pula, raab, rab, rabat, ragusa, ratibor, ravena, ravenna, reichenberg
revel, richmond, rio, rochester, rodas, rodi, roma, rome, rondon, rosario, rotterdam, rovereto, ruse
sacramento, sagunto, saida, saint denis, saint gilles, saint john s, saint louis, saint nicolas, saint paul
saint petersburg, salamanca, salvador, samara, san antonio, san diego, san francisco, san jose, san juan
san marino, san paolo, san remo, san salvador, san sebastian, san sebastiano, sankt gallen, santa cruz
santa cruz de la sierra, santarem, santiago, santo domingo, sayda, sebaste, sebastopol, segovia, serres
sevilla, seville, sheffield, sidney, singapur, smirna, smyrna, soci, sopot, southampton, sparta, st paul
st petersburg, stabroek, stanislawow, stirling, strasburg, stuttgart, sucre, sudbury, sur, swansea, sydney
syracuse, szendro, tabor, tarnow, tarragona, taskent, thorn, three rivers, toledo, tolon, tolosa, torda
toronto, toulon, trebinje, trento, tripoli, trnava, trois rivieres, tudela, tula, tunes, tuzla, ulma, uskup
utrecht, valencia, valga, valladolid, valparaiso, vancouver, varna, vasa, velence, venecia, venice, vera cruz
veracruz, verona, versailles, versalles, videm, vienna, vienne, vila real, villaco, vitoria, warsaw
washington, waterford, weimar, wellington, wieden, winnica, wittenberg, york, zara, zaragoza, zhangye, zwolle`
