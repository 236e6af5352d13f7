import { isRole } from '../../access/role.js'

interface Ruled {
  readonly schemaName: string
  readonly roles?: readonly unknown[] | undefined
}

interface RuledField extends Ruled {
  readonly name: string
  readonly target: unknown
  readonly simple?: boolean | undefined
}

interface RuledType {
  readonly name: string
  readonly target: unknown
  readonly fields?: readonly RuledField[] | undefined
  readonly interfaceClasses?: readonly unknown[] | undefined
  readonly simpleResolvers?: boolean | undefined
}

/** What type-graphql knows of the schema's classes, as far as rules are concerned. */
export interface RuledSchema {
  readonly queries: readonly Ruled[]
  readonly mutations: readonly Ruled[]
  readonly subscriptions: readonly Ruled[]
  readonly fieldResolvers: readonly (Ruled & {
    readonly methodName: string
    readonly getObjectType?: (() => unknown) | undefined
  })[]
  readonly objectTypes: readonly RuledType[]
  readonly interfaceTypes: readonly RuledType[]
}

/**
 * Rules that are missing, or that nobody would check: nothing is served with such a schema.
 *
 * @throws a fault of the program, which names each place
 */
export function assertRules(schema: RuledSchema): void {
  const faults = [...withoutRule(schema), ...withoutRole(schema), ...neverChecked(schema)]
  if (faults.length > 0) throw new Error(`The schema's rules of access: ${faults.join('; ')}.`)
}

function withoutRule({ mutations, subscriptions }: RuledSchema): string[] {
  const bare = (operations: readonly Ruled[], what: string, role: string): string[] =>
    operations
      .filter(({ roles }) => !roles)
      .map(({ schemaName }) => `the ${what} ${schemaName} has none; put @Authorized(${role}) or another role above it`)
  return [...bare(mutations, 'mutation', 'Role.EDITOR'), ...bare(subscriptions, 'subscription', 'Role.READER')]
}

function withoutRole(schema: RuledSchema): string[] {
  const { queries, mutations, subscriptions, fieldResolvers, objectTypes, interfaceTypes } = schema
  const fields = [...objectTypes, ...interfaceTypes].flatMap(({ fields: own = [] }) => own)
  const isRoleName = (role: unknown): boolean => typeof role === 'string' && isRole(role)
  return [...queries, ...mutations, ...subscriptions, ...fieldResolvers, ...fields]
    .filter(({ roles }) => roles && (roles.length === 0 || !roles.every(isRoleName)))
    .map(({ schemaName }) => `that of ${schemaName} names no role`)
}

/** type-graphql reads a field of a type with `simpleResolvers: true` past its rule, unless it has a resolver. */
function neverChecked({ objectTypes, interfaceTypes, fieldResolvers }: RuledSchema): string[] {
  const hasResolver = ({ target, name }: RuledField): boolean =>
    fieldResolvers.some((one) => one.methodName === name && one.getObjectType?.() === target)
  const inherited = ({ interfaceClasses = [] }: RuledType): readonly RuledField[] =>
    interfaceTypes.filter(({ target }) => interfaceClasses.includes(target)).flatMap(({ fields = [] }) => fields)
  return objectTypes.flatMap((type) =>
    [...inherited(type), ...(type.fields ?? [])]
      .filter((field) => field.roles && (field.simple ?? type.simpleResolvers) && !hasResolver(field))
      .map(
        ({ schemaName }) =>
          `that of ${type.name}.${schemaName} is never checked, for the type says simpleResolvers: true; give the field a resolver`,
      ),
  )
}
