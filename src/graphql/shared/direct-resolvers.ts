import { validateSync } from 'class-validator'
import { type GraphQLFieldResolver, type GraphQLSchema, isInterfaceType, isObjectType } from 'graphql'
import { LRUCache } from 'lru-cache'
import { ArgumentValidationError, getMetadataStorage } from 'type-graphql'
import { limits } from '../../limits.js'
import type { Context } from './context.js'
import { oncePerField } from './once-per-field.js'

type Class = new () => object
export type Args = Readonly<Record<string, unknown>>
type FieldResolver = GraphQLFieldResolver<object, Context>
type Storage = ReturnType<typeof getMetadataStorage>
type Field = Storage['fieldResolvers'][number] | Storage['queries'][number]
type Param = NonNullable<Field['params']>[number]
type Parameter = (...call: Parameters<FieldResolver>) => unknown

/**
 * Puts a direct call of our methods in place of type-graphql's own resolvers, which copy
 * the parent into an instance, check the arguments anew for each parent and give a promise
 * for every field with arguments. (Of a list of 1,110 nodes that was half of the time.)
 * What type-graphql guards by roles or middlewares stays as it is.
 */
export function resolveDirectly(schema: GraphQLSchema): void {
  const storage = getMetadataStorage()
  const instances = new Map<Class, object>()
  const instanceOf = (target: Class): object => {
    const instance = instances.get(target) ?? new target()
    instances.set(target, instance)
    return instance
  }
  const nameOf = (target: unknown): string | undefined =>
    [...storage.objectTypes, ...storage.interfaceTypes].find((type) => type.target === target)?.name
  const put = (typeName: string | undefined, field: Field): void => {
    const declared = schema.getType(typeName ?? '')
    const resolve = directly(field, instanceOf)
    if (!resolve || !declared || !(isObjectType(declared) || isInterfaceType(declared))) return
    const types = isInterfaceType(declared) ? schema.getPossibleTypes(declared) : [declared]
    for (const type of types) {
      const own = type.getFields()[field.schemaName]
      if (own) own.resolve = resolve as GraphQLFieldResolver<unknown, unknown>
    }
  }
  const fieldsOf = (isInterface: boolean): Storage['fieldResolvers'] =>
    storage.fieldResolvers.filter(({ getObjectType }) => {
      const target = getObjectType?.()
      return storage.interfaceTypes.some((type) => type.target === target) === isInterface
    })
  // What a type resolves itself goes before what its interface does.
  for (const field of [...fieldsOf(true), ...fieldsOf(false)]) put(nameOf(field.getObjectType?.()), field)
  for (const field of storage.queries) put(schema.getQueryType()?.name, field)
  for (const field of storage.mutations) put(schema.getMutationType()?.name, field)
}

function directly(field: Field, instanceOf: (target: Class) => object): FieldResolver | null {
  const { roles, middlewares = [], params = [], methodName, target } = field
  if (roles || middlewares.length > 0) return null
  const instance = instanceOf(target as Class) as Readonly<Record<string, (...values: unknown[]) => unknown>>
  const method = instance[methodName]
  const parameters = [...params].sort((a, b) => a.index - b.index).map(parameterOf)
  if (typeof method !== 'function' || parameters.includes(null)) return null
  const taken = parameters as Parameter[]
  return (root, args, context, info) =>
    method.apply(
      instance,
      taken.map((parameter) => parameter(root, args, context, info)),
    )
}

/** Null for what is left to type-graphql. */
function parameterOf(param: Param): Parameter | null {
  switch (param.kind) {
    case 'root':
      return (root) => root
    case 'context':
      return (_root, _args, context) => context
    case 'info':
      return (_root, _args, _context, info) => info
    case 'arg':
      return param.validateFn ? null : (_root, args) => args[param.name]
    case 'args': {
      const argsClass = param.getType() as Class
      return (_root, args, context, info) => oncePerField(context, info, argsClass, () => checked(argsClass, args))
    }
    default:
      return null
  }
}

/** Arguments that were found right, by class: most come again and again. */
const right = new Map<Class, LRUCache<string, true>>()

/** @throws ArgumentValidationError */
export function checked<T extends object>(argsClass: new () => T, args: Args): T {
  const instance = Object.assign(new argsClass(), args)
  const known = right.get(argsClass) ?? new LRUCache({ max: limits.checkedArguments_count })
  right.set(argsClass, known)
  const text = JSON.stringify(args)
  if (text.length <= limits.checkedArgumentsMax_chars && known.get(text)) return instance
  const faults = validateSync(instance, { skipMissingProperties: true, forbidUnknownValues: false })
  if (faults.length > 0) throw new ArgumentValidationError(faults)
  if (text.length <= limits.checkedArgumentsMax_chars) known.set(text, true)
  return instance
}
