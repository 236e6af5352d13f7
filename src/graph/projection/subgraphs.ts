import { edgeOf, type Projection } from '../../analytics/projection.js'
import { maskOfNodes, type Selection, select } from '../../analytics/selection.js'
import { invalidInput, limitExceeded, unavailable } from '../../domain/errors.js'
import type { PartialDate } from '../../domain/partial-date.js'
import type { Stop } from '../../domain/stop.js'
import { RelationshipType } from '../../domain/vocabulary.js'
import type { Engine, Statement } from '../../engine/engine.js'
import { limits } from '../../limits.js'
import type { Filter } from '../filters/filter.js'
import { allTiesCount, type Built, entityCount } from '../filters/list-query.js'
import type { Fresh, FreshView } from '../fresh-view.js'
import type { MergedIds } from '../queries/merged-ids.js'
import { readsUntil } from '../reads.js'
import type { Statements } from '../statements.js'

/** The part of the graph that a question is about. */
export interface SubgraphQuestion {
  /** TWINNED_WITH where nothing is said. */
  readonly types?: readonly RelationshipType[] | undefined
  /** Only cities for which this holds; what else ties lead to is not concerned. */
  readonly cities?: Filter | undefined
  /** Only twinnings for which this holds; ties of other types are not concerned. */
  readonly twinnings?: Filter | undefined
  readonly asOf?: PartialDate | undefined
}

export interface Subgraph extends Selection {
  /** The graph's version that it is of. */
  readonly graphVersion: number
}

/** Finds the part of the projection that a question is about, all of one version of the graph. */
export class Subgraphs {
  constructor(
    readonly engine: Engine,
    readonly statements: Statements,
    readonly projection: FreshView<Projection>,
    readonly mergedIds: MergedIds,
  ) {}

  /**
   * Without filters this reads nothing; each filter is a statement, by the same rules as in lists.
   *
   * @param look at the projection, where the caller has had one
   * @param stop ends the statements
   * @throws LIMIT_EXCEEDED when a filter leaves too many; UNAVAILABLE when writes keep coming in between
   */
  async select(question: SubgraphQuestion, look?: Fresh<Projection>, stop?: Stop): Promise<Subgraph> {
    const types = [...new Set(question.types ?? [RelationshipType.TWINNED_WITH])]
    if (types.length === 0) throw invalidInput('types is an empty list; leave it out for TWINNED_WITH.')
    if (question.twinnings && !types.includes(RelationshipType.TWINNED_WITH))
      throw invalidInput('twinnings has conditions, but TWINNED_WITH is not among the types.')
    const { asOf } = question
    for (let attempt = 1; attempt <= limits.selectionAttempts_count; attempt++) {
      const { view, seq, settled } = (attempt === 1 && look) || (await this.projection.current())
      const reads = stop ? readsUntil(this.engine, stop) : this.engine
      const filters = { cities: question.cities, twinnings: question.twinnings }
      const asked = { ...(await this.mergedIds.asking(reads).filters(filters, view)), asOf }
      const [cities, twinnings] = await Promise.all([this.#cityIds(asked, stop), this.#twinningIds(asked, stop)])
      if (cities || twinnings) {
        const now = await this.projection.current()
        if (!settled || now.seq !== seq || now.view !== view) continue
      }
      const selection = select(view, {
        types,
        asOf,
        cities: cities && maskOfNodes(view, cities),
        twinnings: twinnings && maskOfEdges(view, twinnings),
      })
      return { ...selection, graphVersion: seq }
    }
    throw unavailable('The graph is being written to, so that no answer of one version could be made. Ask again.')
  }

  async #cityIds({ cities, asOf }: SubgraphQuestion, stop: Stop | undefined): Promise<string[] | undefined> {
    if (!cities) return undefined
    const built = entityCount({ where: cities, asOf }, 'City')
    return this.#ids(this.statements.build('entity/ids', { label: 'City' }, built.parts), built, stop)
  }

  async #twinningIds({ twinnings, asOf }: SubgraphQuestion, stop: Stop | undefined): Promise<string[] | undefined> {
    if (!twinnings) return undefined
    const type = RelationshipType.TWINNED_WITH
    const built = allTiesCount({ where: twinnings, asOf }, type)
    return this.#ids(this.statements.build('relationship/ids', { type }, built.parts), built, stop)
  }

  async #ids(statement: Statement, { parameters }: Built, stop: Stop | undefined): Promise<string[]> {
    const limit = limits.selectionMax_rows
    const [row] = await this.engine.read(statement, { ...parameters, limit: limit + 1 }, stop)
    const ids = (row?.['rows'] ?? []) as string[]
    if (ids.length > limit)
      throw limitExceeded(`The filter leaves more than ${limit} rows, which is the most that can be taken.`, { limit })
    return ids
  }
}

function maskOfEdges(projection: Projection, ids: readonly string[]): Uint8Array {
  const mask = new Uint8Array(projection.edgeCount)
  for (const id of ids) {
    const edge = edgeOf(projection, id)
    if (edge >= 0) mask[edge] = 1
  }
  return mask
}
