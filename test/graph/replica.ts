import type { ChangeWatch, News } from '../../src/graph/change-watch.js'
import type { Graph } from '../../src/graph/graph.js'
import type { RelationshipRecord } from '../../src/graph/records.js'
import { all, listed } from '../support/lists.js'

/** What the graph's twinnings are, kept up by the log's deltas alone, as whatever is derived from the graph is. */
export class Replica {
  ties = new Map<string, RelationshipRecord>()
  /** How often a look gave each kind of news. */
  readonly kinds = new Map<News['kind'], number>()
  #seq = 0

  constructor(
    readonly graph: Graph,
    readonly watch: ChangeWatch,
  ) {}

  async fresh(): Promise<Map<string, RelationshipRecord>> {
    const ties = await listed(this.graph.relationships.page('TWINNED_WITH', all))
    return new Map(ties.map((tie) => [tie.id, tie]))
  }

  /** From nothing, at the number of the last look or a later one. */
  async rebuild(seq?: number): Promise<void> {
    this.#seq = seq ?? (await this.graph.log.head())
    this.ties = await this.fresh()
  }

  /** One look, and what it asks for. */
  async follow(): Promise<News> {
    const news = await this.watch.look()
    this.kinds.set(news.kind, (this.kinds.get(news.kind) ?? 0) + 1)
    if (news.kind === 'RESET') await this.rebuild(news.seq)
    else if (news.kind === 'CHANGES') await this.#apply(news.since, news.seq)
    if (news.seq !== this.#seq) throw new Error(`a look says ${news.seq}, the replica is at ${this.#seq}`)
    return news
  }

  async #apply(since: number, seq: number): Promise<void> {
    if (since > this.#seq) throw new Error(`changes after ${since} leave a gap after ${this.#seq}`)
    const changes = (await this.graph.log.since(since)).filter((change) => change.seq <= seq)
    const expected = Array.from({ length: seq - since }, (_, i) => since + 1 + i)
    if (changes.map((change) => change.seq).join() !== expected.join())
      throw new Error(`the log has gaps after ${since}`)
    const ids = [...new Set(changes.flatMap(({ touched, removed }) => [...touched, ...removed]))].filter((id) =>
      id.startsWith('rel:'),
    )
    const now = await this.graph.relationships.byIds(ids)
    for (const id of ids) {
      const tie = now.get(id)
      if (tie) this.ties.set(id, tie)
      else this.ties.delete(id)
    }
    this.#seq = seq
  }
}
