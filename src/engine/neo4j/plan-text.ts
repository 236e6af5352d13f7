import type { Plan } from 'neo4j-driver'

/** A plan as lines: each operator with what it is said to find, what it reads below it. */
export function planText({
  operatorType,
  arguments: { Details: details, EstimatedRows: rows },
  children,
}: Plan): string {
  const line = [operatorType, details, rows === undefined ? undefined : `≈${Math.round(Number(rows))} rows`]
  const below = children.flatMap((child) => planText(child).split('\n'))
  return [line.filter(Boolean).join('  '), ...below.map((text) => `  ${text}`)].join('\n')
}
