import type { Parameters, Row, Statement } from './engine.js'

/** A statement that is planned and not run. */
export const explaining = ({ name, text }: Statement): Statement => ({
  name: `${name} (plan)`,
  text: `EXPLAIN ${text}`,
})

/**
 * Something for each parameter, without which the embedded engine plans nothing. Not the values
 * of whoever asked: they might stand in the plan.
 */
export const standIns = ({ text }: Statement): Parameters => ({
  ...Object.fromEntries([...text.matchAll(/\$(\w+)/g)].map(([, name = '']) => [name, ''])),
  ...Object.fromEntries([...text.matchAll(/\b(?:LIMIT|SKIP)\s+\$(\w+)/g)].map(([, name = '']) => [name, 1])),
})

/** A plan that comes as rows of text. */
export const planIn = (rows: readonly Row[]): string => rows.flatMap((row) => Object.values(row).map(String)).join('\n')
