import { GraphQLJSON } from 'graphql-scalars'
import { Field, Int, ObjectType } from 'type-graphql'
import { ResultBound } from '../../graph/queries/raw-cypher.js'
import { limits } from '../../limits.js'
import { registerEnum } from '../shared/enums.js'

registerEnum(ResultBound, 'ResultBound', 'What kept further rows out of a result.', {
  ROWS: `There are more than ${limits.cypherRowsMax_rows} rows.`,
  BYTES: `The rows have more than ${limits.cypherResultMax_bytes} bytes as JSON.`,
})

@ObjectType({ description: 'What a statement gave: a table.', simpleResolvers: true })
export class CypherResult {
  @Field(() => [String], { description: 'The names of the columns, in order.' })
  columns!: readonly string[]

  @Field(() => [GraphQLJSON], {
    description: `A list of cells for each row, in the order of the columns. Texts, numbers, booleans, null, lists and maps are themselves. What JSON has no form for is an object with \`$type\`:
\`Node\` (\`id\`, \`labels\`, \`properties\`), \`Relationship\` (\`id\`, \`type\`, \`from\`, \`to\`, \`properties\`), \`Path\` (\`nodes\`, \`relationships\`); ids are those of the rest of the schema, null where a node has none.
\`Integer\` (\`value\`, digits) past ±9007199254740991; \`Float\` (\`value\`: NaN, Infinity, -Infinity).
\`Date\`, \`DateTime\`, \`LocalDateTime\`, \`Time\`, \`LocalTime\`, \`Duration\` (\`value\`, ISO 8601); \`Point\` (\`srid\`, \`coordinates\`: x, y and z, or longitude and latitude).
\`Map\` (\`value\`) for a map that has a key \`$type\` itself.`,
  })
  rows!: readonly unknown[]

  @Field(() => Int, { description: 'How many rows are here.' })
  rowCount!: number

  @Field(() => Boolean, { description: 'Whether there are more than these.' })
  truncated!: boolean

  @Field(() => ResultBound, { nullable: true, description: 'The bound that kept the others out.' })
  truncatedBy!: ResultBound | null

  @Field(() => Int, {
    description: 'The number of the graph’s last change when the statement began; it may have seen later ones too.',
  })
  graphVersion!: number
}
