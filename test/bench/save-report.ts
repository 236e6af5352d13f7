import { writeFile } from 'node:fs/promises'

/** Four digits are more than any measured figure here is good for; counts are kept. */
const rounded = (_: string, value: unknown): unknown =>
  typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value

export const saveReport = (path: string, report: unknown): Promise<void> =>
  writeFile(path, `${JSON.stringify(report, rounded, 2)}\n`)
