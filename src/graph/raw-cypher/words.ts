import type { Token } from './tokens.js'

/** Words that no variable is called unless in backticks, so that a clause in a wrong place is named as one. */
const reserved: ReadonlySet<string> = new Set(
  `ALTER AND AS ASC ASCENDING BY CALL CASE CONTAINS CREATE CSV DELETE DESC DESCENDING DETACH DISTINCT DROP ELSE END
  ENDS EXPLAIN FINISH FOREACH FROM IN INSERT IS LET LIMIT LOAD MATCH MERGE NEXT NOT OFFSET OPTIONAL OR ORDER PROFILE
  REMOVE RETURN SET SHOW SKIP STARTS TERMINATE THEN UNION UNWIND USE USING WHEN WHERE WITH XOR YIELD`.split(/\s+/),
)

/** Whether a token can be the name of a variable. */
export const isVariableName = ({ kind, value }: Token): boolean =>
  kind === 'quoted' || (kind === 'name' && !reserved.has(value.toUpperCase()))
