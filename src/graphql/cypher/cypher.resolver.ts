import { GraphQLJSONObject } from 'graphql-scalars'
import { Arg, Ctx, Extensions, Query, Resolver } from 'type-graphql'
import type { CallerParameters } from '../../graph/queries/raw-cypher.js'
import { limits } from '../../limits.js'
import type { Context } from '../shared/context.js'
import { CypherResult } from './cypher.type.js'
import { assertMayRunCypher } from './may-run-cypher.js'

@Resolver()
export class CypherResolver {
  @Query(() => CypherResult, {
    description: `For researchers (whoever has the role, where anybody has a key or token), where it is switched on and the graph is in Neo4j: a statement of your own, for what the schema has no field for:

    query ($of: String!) {
      cypher(
        statement: "MATCH (:City {id: $of})-[:TWINNED_WITH]-(:City)-[:TWINNED_WITH]-(c:City) WHERE c.id <> $of RETURN c.name AS city, count(*) AS shared ORDER BY shared DESC LIMIT 10"
        parameters: {of: "wd:Q6259"}
      ) { columns rows truncated graphVersion }
    }

It reads: MATCH, OPTIONAL MATCH, WHERE, UNWIND, WITH, CALL (…) { … }, RETURN, ORDER BY, SKIP, LIMIT, UNION; EXISTS, COUNT and COLLECT subqueries; list and pattern comprehensions; quantified and shortest paths; a list of functions, no procedures, no regular expressions. Labels, types and properties are those of the graph; of a node that is returned whole, those are shown. What is not allowed is refused with line and column.
At most ${limits.cypherRowsMax_rows} rows and ${limits.cypherResultMax_bytes} bytes come back, the rest is left out (\`truncated\`); after ${limits.cypherTimeMax_ms / 1000} seconds the database stops it.`,
  })
  // A statement may ask the clock, or for a number at random.
  @Extensions({ volatile: true })
  async cypher(
    @Arg('statement', () => String, {
      description: `The statement, at most ${limits.cypherStatementMax_chars} characters; put texts and lists into parameters.`,
    })
    statement: string,
    @Arg('parameters', () => GraphQLJSONObject, {
      nullable: true,
      description: 'Values for `$name` in it, such as `{name: "Pavia"}`. Whole numbers are integers.',
    })
    parameters: CallerParameters | null,
    @Ctx() context: Context,
  ): Promise<CypherResult> {
    await assertMayRunCypher(context)
    const answer = await context.graph.rawCypher.run(statement, parameters ?? {}, context.signal)
    return { ...answer, rowCount: answer.rows.length, truncated: answer.truncatedBy !== null }
  }
}
