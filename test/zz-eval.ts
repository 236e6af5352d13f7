import { openEngine } from '../src/compose.ts'
import { Graph } from '../src/graph/graph.ts'
import { NameResolver } from '../src/transfer/resolve/name-resolver.ts'
import { geonames } from '../src/transfer/resolve/geonames.ts'
import { countryCalled } from '../src/transfer/resolve/countries.ts'
import { fold } from '../src/domain/fold.ts'
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
const d='/work/shared/data/eurocities-2025/'
const members=parse(readFileSync(d+'members.csv','utf8'),{columns:true}) as any[]
const sign=parse(readFileSync(d+'signatures.csv','utf8'),{columns:true}) as any[]
const names=new Map(readFileSync('/work/shared/data/wikidata-p190-2016/names.tsv','utf8').trimEnd().split('\n').map(l=>{const [a,b]=l.split('\t');return [a!,b!]}))
const country=new Map(members.map(m=>[m.wikidata_id,countryCalled(m.country_name)]))
const same=[['Q727','Q9899'],['Q239','Q9005'],['Q25390','Q2311189'],['Q499410','Q25413'],['Q24879','Q1209'],['Q6509','Q167807'],['Q52502','Q25287'],['Q1754','Q506250'],['Q2211','Q503361'],['Q26268','Q177019'],['Q160506','Q131575588']]
const is=(a:string|undefined,b:string)=>a===b||same.some(s=>s.includes(a!)&&s.includes(b))
const verbose=process.argv[2]
const sets={members:members.map(m=>({name:m.name,gold:m.wikidata_id,country:countryCalled(m.country_name)})),signatures:sign.map(m=>({name:m.signatory,gold:m.wikidata_id,country:country.get(m.wikidata_id)??null})).filter(r=>r.gold&&!(r.name==='Sindelfingen'&&r.gold==='Q14889'))}
for (const kind of ['names','places']) {
  const e = await openEngine({kind:'embedded', folder:'/work/scratch/resolve/g-'+kind})
  const g = await Graph.open(e)
  const byKey=new Map<string,string[]>(); for(const [id,n] of names) byKey.set(fold(n),[...(byKey.get(fold(n))??[]),id])
  for (const [set,rows] of Object.entries(sets)) {
    const inGraph=rows.filter(r=>(names.has(r.gold)||same.some(s=>s.includes(r.gold)))).length
    let right=0,wrong=0; for(const r of rows){const c=byKey.get(fold(r.name))??[]; if(c.length===1) (is(c[0],r.gold)?right++:wrong++)}
    console.log(kind,set,rows.length,'in graph',inGraph,'plain unique: right',right,'wrong',wrong)
    for (const geo of [false,true]) for (const help of [false,true]) {
      const r = new NameResolver(g.nameMatches, geo?{gazetteer:geonames}:{})
      const t=performance.now()
      const res = await r.resolve(rows.map(x=>({name:x.name,type:'City',...(help&&x.country?{country:x.country}:{})})))
      let right=0,wrong=0,amb=0,unk=0; const log:string[]=[]
      res.forEach((D,i)=>{const row=rows[i]!; const id=(D.kind==='id'?D.id.slice(3):undefined)
        if(is(id,row.gold)){right++;return}
        const show=()=>log.push(`  ${id?'WRONG':D.candidates.length?'amb':'unk'} ${row.name} [${row.country}] gold ${row.gold} ${names.get(row.gold)??'(absent)'} -> ${id??''} | ${D.explanation} | ${D.candidates.slice(0,3).map(f=>f.id+' '+f.name+' '+f.score+' '+f.explanation).join(' || ')}`)
        if(id) wrong++; else if(D.candidates.length) amb++; else unk++
        show()})
      console.log(kind,set,'geo',geo,'country',help,{right,wrong,amb,unk}, Math.round(performance.now()-t)+'ms')
      if (verbose===`${kind}-${set}-${geo}-${help}`) console.log(log.join('\n'))
    }
  }
  await e.close()
}
