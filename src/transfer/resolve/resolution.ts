import type { EntityType } from '../../domain/vocabulary.js'
export interface Unresolved {
  readonly name: string
  readonly type: EntityType
  readonly country?: string
  readonly near?: { readonly latitude: number; readonly longitude: number }
  readonly population?: number
}
