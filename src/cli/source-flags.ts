import type { SourceOptions } from '../transfer/import/describe-source.js'

/** What the flags say of the source, without those that were not given. */
export const sourceFlags = ({ source, title, licence }: SourceOptions): SourceOptions =>
  Object.fromEntries(Object.entries({ source, title, licence }).filter(([, value]) => value !== undefined))
