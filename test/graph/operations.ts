import type { CreateTie, EditRequest, Operation } from '../../src/graph/commands/by-hand/operation.js'

/** What somebody asks for by hand. */
export const request = (operations: readonly Operation[], more: Partial<EditRequest> = {}): EditRequest => ({
  operations,
  saying: { source: 'ct:source/edits', locator: null, modality: 'STATED' },
  reason: 'because',
  idempotencyKey: null,
  ...more,
})

/** Of the city of a slug; its id is `ct:city/<slug>`. */
export const createCity = (slug: string, values: Readonly<Record<string, unknown>> = {}): Operation => ({
  kind: 'CREATE_ENTITY',
  type: 'City',
  id: `ct:city/${slug}`,
  names: [{ language: 'en', text: slug }],
  values,
})
export const updateCity = (slug: string, values: Readonly<Record<string, unknown>>): Operation => ({
  kind: 'UPDATE_ENTITY',
  type: 'City',
  id: `ct:city/${slug}`,
  expectedVersion: null,
  names: undefined,
  values,
})
export const deleteCity = (slug: string, cascade = false): Operation => ({
  kind: 'DELETE_ENTITY',
  type: 'City',
  id: `ct:city/${slug}`,
  expectedVersion: null,
  cascade,
})
export const twin = (from: string, to: string, values: Readonly<Record<string, unknown>> = {}): CreateTie => ({
  kind: 'CREATE_TIE',
  type: 'TWINNED_WITH',
  from: `ct:city/${from}`,
  to: `ct:city/${to}`,
  values,
})
export const twinsId = (a: string, b: string, key = 'TWINNING-0'): string =>
  `rel:TWINNED_WITH~ct:city/${a}~ct:city/${b}~${key}`
