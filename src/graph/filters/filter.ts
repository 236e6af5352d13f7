/** A comparison of one property; several together must all hold. */
export interface Comparison {
  readonly eq?: unknown
  readonly ne?: unknown
  readonly in?: readonly unknown[]
  readonly lt?: unknown
  readonly lte?: unknown
  readonly gt?: unknown
  readonly gte?: unknown
  readonly contains?: string
  readonly startsWith?: string
  readonly overlaps?: string
  readonly isNull?: boolean
}

/** Cities within so many kilometres (great circle) of a point. */
export interface Within {
  readonly of: { readonly latitude: number; readonly longitude: number }
  readonly km: number
}

/**
 * Conditions on an entity or a relationship, by field; all of them must hold. The fields
 * that there are, and what each takes, is in fields.ts. A condition on a property that is
 * not there does not hold, so its negation does.
 */
export interface Filter {
  readonly AND?: readonly Filter[]
  readonly OR?: readonly Filter[]
  readonly NOT?: Filter
  readonly [field: string]: unknown
}
