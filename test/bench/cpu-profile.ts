/** What `node --cpu-prof` writes, as far as it is read here. Times are microseconds of the monotonic clock. */
export interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number }
  }[]
  readonly startTime: number
  readonly samples: readonly number[]
  readonly timeDeltas: readonly number[]
}

export interface Share {
  readonly name: string
  /** Of the time that was not idle, 0 to 1. */
  readonly share: number
}

export interface Shares {
  /** Of the whole window, 0 to 1. */
  readonly busy: number
  readonly functions: readonly Share[]
  readonly packages: readonly Share[]
}

/** Self time by function and by package, of the samples between two moments. */
export function sharesOf(profile: CpuProfile, from_us: number, to_us: number): Shares {
  const frames = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame]))
  const functions = new Map<string, number>()
  const packages = new Map<string, number>()
  let [now, whole, busy] = [profile.startTime, 0, 0]
  profile.samples.forEach((id, index) => {
    const delta = profile.timeDeltas[index] ?? 0
    now += delta
    const frame = frames.get(id)
    if (!frame || now < from_us || now > to_us || delta < 0) return
    whole += delta
    if (frame.functionName === '(idle)') return
    busy += delta
    const place = placeOf(frame.url)
    const name = `${frame.functionName || '(anonymous)'}  ${place.path}${frame.url ? `:${frame.lineNumber + 1}` : ''}`
    functions.set(name, (functions.get(name) ?? 0) + delta)
    const owner = frame.functionName.startsWith('(') && !frame.url ? frame.functionName : place.owner
    packages.set(owner, (packages.get(owner) ?? 0) + delta)
  })
  return { busy: whole === 0 ? 0 : busy / whole, functions: ranked(functions, busy), packages: ranked(packages, busy) }
}

function placeOf(url: string): { path: string; owner: string } {
  if (url === '') return { path: '', owner: 'native' }
  if (url.startsWith('node:')) return { path: url, owner: url.startsWith('node:internal') ? 'node:internal' : url }
  const path = url.replace(/^file:\/\//, '')
  const inside = path.split('/node_modules/').at(-1) ?? path
  if (inside === path) {
    const own = path.replace(/^.*\/dist\//, 'dist/')
    return { path: own, owner: own.split('/').slice(0, 2).join('/') }
  }
  const owner = inside
    .split('/')
    .slice(0, inside.startsWith('@') ? 2 : 1)
    .join('/')
  return { path: inside, owner }
}

const ranked = (times: ReadonlyMap<string, number>, whole: number): Share[] =>
  [...times].map(([name, time]) => ({ name, share: time / whole })).sort((a, b) => b.share - a.share)
