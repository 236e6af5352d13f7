import type { Analysed } from './analysis.js'

/** The names of nodes of the projection. */
export const labels =
  ({ measured }: Analysed) =>
  (node: number): string =>
    measured.selection.projection.names[node] as string
