import { openEngine } from '../src/compose.ts'
import { Graph } from '../src/graph/graph.ts'
import { NameResolver } from '../src/transfer/resolve/name-resolver.ts'
import { geonames } from '../src/transfer/resolve/geonames.ts'
const e = await openEngine({kind:'embedded', folder:'/work/scratch/resolve/g-places'}); const g=await Graph.open(e)
const names=`Torino|Turin, Italy|Reggio nell'Emilia|Reggio Emilia|Iasi (RO)|Paris, TX|Paris (Texas)|Paris|Den Haag|The Hague|'s-Gravenhage|La Haye|Frankfurt/Oder|Frankfurt a.M.|Frankfurt/M.|Frankfurt (Oder)|Halle (Westfalen)|Halle (Saale)|Münster (Hessen)|St. Petersburg|Sankt Petersburg|St Petersburg, Florida|Köln|Koeln|Cologne|Colonia|City of Cork|Comune di Pavia|Ville de Genève|Stadt Wien|Grad Zagreb|Municipiul Iași|Stockholms stad|Göteborgs stad|Bilbao/Bilbo|Donostia-San Sebastián|Vitoria-Gasteiz|Biel/Bienne|Ambelokipi – Menemeni|Greater Manchester|Moskva|Kyiv|Kiev|Lvov|Wrocław|Breslau|Danzig|Gdansk|Ljubljana|Laibach|Bruxelles-Ville|Brussels City|Newcastle|Cambridge|Cambridge, MA|Valencia|Córdoba (AR)|Córdoba, Spain|Springfield|Lodi|Lodi, IT|Monaco|Luxembourg|Q6259|wd:Q90|Torrino, IT|Besancn|Barcelnoa|Aarhus|Århus|Cluj|Rostov-na-Donu|Santiago|Santiago de Compostela|Birmingham|Mexico City|Nur-Sultan|東京|Αθήνα|Київ|Nowhereville|`.split('|').filter(Boolean)
for (const geo of [true,false]) { const r=new NameResolver(g.nameMatches, geo?{gazetteer:geonames}:{})
 const res=await r.resolve(names.map(name=>({name,type:'City' as const})))
 console.log('GEO',geo); for(const d of res) console.log(d.wanted.name,'=>',d.kind, d.kind==='id'?d.id+' '+(d.candidates[0]?.name)+' '+d.candidates[0]?.countries:'', '|',d.explanation, d.kind==='ambiguous'?'| '+d.candidates.slice(0,4).map(c=>c.name+' '+c.countries+' '+c.score+' '+c.explanation).join(' || '):'') }
await e.close()
