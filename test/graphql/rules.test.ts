import 'reflect-metadata'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { type GraphQLSchema, graphql, isObjectType } from 'graphql'
import {
  Authorized,
  buildSchema,
  Field,
  FieldResolver,
  getMetadataStorage,
  InterfaceType,
  Mutation,
  ObjectType,
  Query,
  Resolver,
} from 'type-graphql'
import { callerWithKey, stranger, visitor } from '../../src/access/caller.js'
import { Role, roleNames } from '../../src/access/role.js'
import { assertRules, type RuledSchema } from '../../src/graphql/access/assert-rules.js'
import { checkRoles } from '../../src/graphql/access/check-roles.js'
import { createSchema } from '../../src/graphql/schema.js'

/** The schema as it is, with the classes of these tests left out. */
const schema: GraphQLSchema = await createSchema()
const storage = getMetadataStorage()
const real: RuledSchema = { ...storage, mutations: [...storage.mutations], objectTypes: [...storage.objectTypes] }

describe('the schema', () => {
  test('has a rule for every mutation', () => {
    const mutations = Object.keys(schema.getMutationType()?.getFields() ?? {})
    expect(mutations.length).toBeGreaterThan(5)
    for (const name of mutations) {
      const found = real.mutations.find(({ schemaName }) => schemaName === name)
      expect({ name, roles: found?.roles }).toEqual({ name, roles: expect.arrayContaining([expect.anything()]) })
      for (const role of found?.roles ?? []) expect(roleNames).toContain(role)
    }
  })

  test('has a rule for every subscription', () => {
    const names = Object.keys(schema.getSubscriptionType()?.getFields() ?? {})
    expect(names).toEqual(['graphChanged'])
    expect(storage.subscriptions.map(({ schemaName, roles }) => [schemaName, roles])).toEqual([
      ['graphChanged', [Role.READER]],
    ])
  })

  test('lets nobody change anything who has no role at all', async () => {
    const fields = Object.values(schema.getMutationType()?.getFields() ?? {})
    for (const { name, resolve } of fields) {
      const call = async () => resolve?.({}, {}, { caller: stranger }, {} as never)
      await expect(call().then(() => name)).rejects.toMatchObject({ kind: 'UNAUTHENTICATED' })
    }
  })

  test('is walked whole: a mutation or a field of any type is found by its name', () => {
    const types = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && !type.name.startsWith('__'))
    const known = new Set([...real.objectTypes.map(({ name }) => name), 'Query', 'Mutation', 'Subscription'])
    expect(types.map(({ name }) => name).filter((name) => !known.has(name))).toEqual([])
  })
})

@InterfaceType()
abstract class Guarded {
  @Authorized(Role.ADMIN)
  @Field(() => String)
  inherited!: string
}

@ObjectType({ implements: Guarded })
class Careful extends Guarded {
  @Authorized(Role.RESEARCHER)
  @Field(() => String, { nullable: true })
  secret!: string
}

@ObjectType({ simpleResolvers: true })
class Careless {
  @Authorized(Role.EDITOR)
  @Field(() => String)
  secret!: string

  @Authorized(Role.EDITOR)
  @Field(() => String, { simple: false })
  kept!: string

  @Authorized(Role.EDITOR)
  @Field(() => String)
  resolved!: string
}

@ObjectType({ simpleResolvers: true, implements: Guarded })
class Heedless extends Guarded {}

@Resolver(() => Careless)
class CarelessResolver {
  @FieldResolver(() => String)
  resolved(): string {
    return 'resolved'
  }
}

@Resolver()
class Operations {
  @Query(() => Careful)
  careful() {
    return { secret: 's3cret', inherited: 's3cret' }
  }

  @Query(() => Careless)
  careless() {
    return { secret: 's3cret', kept: 's3cret' }
  }

  @Query(() => Heedless)
  heedless() {
    return { inherited: 's3cret' }
  }

  @Authorized(Role.EDITOR)
  @Query(() => String)
  edited(): string {
    return 's3cret'
  }

  @Authorized(Role.EDITOR, Role.RESEARCHER)
  @Mutation(() => String)
  edit(): string {
    return 's3cret'
  }

  @Mutation(() => String)
  forgotten(): string {
    return 's3cret'
  }

  @Authorized()
  @Mutation(() => String)
  vague(): string {
    return 's3cret'
  }

  @Authorized('editors')
  @Mutation(() => String)
  misspelt(): string {
    return 's3cret'
  }
}

describe('rules', () => {
  let tested: GraphQLSchema
  beforeAll(async () => {
    tested = await buildSchema({ resolvers: [Operations, CarelessResolver], authChecker: checkRoles, validate: false })
    for (const type of Object.values(tested.getTypeMap())) if (isObjectType(type)) type.isTypeOf = null
  })

  test('that are missing, that name no role, and that nobody would check keep the schema from being made', () => {
    expect(() => assertRules(real)).not.toThrow()
    const own = (name: string): boolean => ['Careful', 'Careless', 'Heedless'].includes(name)
    const mutations = storage.mutations.filter(({ target }) => target === Operations)
    const types = storage.objectTypes.filter(({ name }) => own(name))
    let message = ''
    try {
      assertRules({ ...storage, mutations, subscriptions: [{ schemaName: 'heard' }], objectTypes: types })
    } catch (error) {
      message = (error as Error).message
    }
    expect(
      message
        .replace(/^[^:]*: /, '')
        .split('; ')
        .filter((part) => !/^(?:put|give) /.test(part)),
    ).toEqual([
      'the mutation forgotten has none',
      'the subscription heard has none',
      'that of vague names no role',
      'that of misspelt names no role',
      expect.stringMatching(/^that of Careless\.secret is never checked/),
      expect.stringMatching(/^that of Heedless\.inherited is never checked/),
    ])
  })

  /** What comes of it: data, or the kinds of the errors. */
  const ask = async (source: string, caller: object): Promise<unknown> => {
    const { data, errors } = await graphql({ schema: tested, source, contextValue: { caller } })
    return errors
      ? errors.map(({ originalError }) => (originalError as { kind?: string } | undefined)?.kind)
      : { ...data }
  }
  const of = (...roles: Role[]) => callerWithKey('ct_0123456789', roles)

  test('are checked on operations', async () => {
    for (const source of ['{ it: edited }', 'mutation { it: edit }']) {
      expect(await ask(source, of(Role.EDITOR))).toEqual({ it: 's3cret' })
      expect(await ask(source, of(Role.ADMIN))).toEqual({ it: 's3cret' })
      expect(await ask(source, of(Role.READER))).toEqual(['FORBIDDEN'])
      expect(await ask(source, visitor)).toEqual(['UNAUTHENTICATED'])
    }
    expect(await ask('{ edited }', of(Role.RESEARCHER))).toEqual(['FORBIDDEN'])
    expect(await ask('mutation { it: edit }', of(Role.RESEARCHER))).toEqual({ it: 's3cret' })
  })

  test('are checked on fields, inherited ones too', async () => {
    expect(await ask('{ careful { secret } }', of(Role.EDITOR))).toEqual(['FORBIDDEN'])
    expect(await ask('{ careful { secret } }', of(Role.RESEARCHER))).toMatchObject({ careful: { secret: 's3cret' } })
    expect(await ask('{ careful { inherited } }', of(Role.RESEARCHER))).toEqual(['FORBIDDEN'])
    for (const field of ['kept', 'resolved'])
      expect(await ask(`{ careless { ${field} } }`, of(Role.READER))).toEqual(['FORBIDDEN'])
  })

  test('on fields with simpleResolvers are not, which is why these are refused', async () => {
    expect(await ask('{ careless { secret } heedless { inherited } }', stranger)).toMatchObject({
      careless: { secret: 's3cret' },
      heedless: { inherited: 's3cret' },
    })
  })
})
