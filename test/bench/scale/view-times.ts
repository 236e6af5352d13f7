/** What the server says that it took to make what it keeps of the graph in memory; null before it is there. */
export interface ViewTimes {
  readonly projection_s: number | null
  readonly search_s: number | null
}

/** @param url of a server that was started with `--metrics open` */
export async function viewTimes(url: string): Promise<ViewTimes> {
  const text = await (await fetch(new URL('/metrics', url))).text()
  const of = (view: string): number | null => {
    const found = new RegExp(`^cityties_view_refresh_seconds\\{view="${view}"\\} (\\S+)$`, 'm').exec(text)
    return found ? Number(found[1]) : null
  }
  return { projection_s: of('projection'), search_s: of('search') }
}
