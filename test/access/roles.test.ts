import { describe, expect, test } from '@jest/globals'
import { assertRole } from '../../src/access/assert-role.js'
import { callerWithKey, callerWithToken, stranger, visitor } from '../../src/access/caller.js'
import { Role, roleNames, withIncluded } from '../../src/access/role.js'

describe('roles', () => {
  test.each([
    ['reader', ['reader']],
    ['editor', ['editor', 'reader']],
    ['researcher', ['reader', 'researcher']],
    ['monitor', ['monitor']],
    ['admin', ['admin', 'editor', 'monitor', 'reader', 'researcher']],
  ])('%s is %j', (name, all) => {
    expect([...withIncluded([name])].sort()).toEqual(all)
  })

  test('all but a monitor read, and only those who may edit edit', () => {
    const holders = (role: Role): string[] => roleNames.filter((name) => withIncluded([name]).has(role))
    expect(holders(Role.READER)).toEqual(roleNames.filter((name) => name !== 'monitor'))
    expect(holders(Role.MONITOR)).toEqual(['monitor', 'admin'])
    expect(holders(Role.EDITOR)).toEqual(['editor', 'admin'])
    expect(holders(Role.RESEARCHER)).toEqual(['researcher', 'admin'])
    expect(holders(Role.ADMIN)).toEqual(['admin'])
  })

  test.each([['Editor'], ['EDITOR'], [' editor'], ['еditor'], ['owner'], ['__proto__'], ['constructor'], ['']])(
    '%j is none',
    (name) => {
      expect(withIncluded([name]).size).toBe(0)
    },
  )
})

describe('callers', () => {
  test('are told apart by what they may, whoever they are', () => {
    expect(visitor.rights).toBe(callerWithKey('ct_0123456789', ['reader']).rights)
    expect(callerWithToken('a', ['editor', 'researcher']).rights).toBe('editor,reader,researcher')
    expect(callerWithToken('b', ['researcher', 'editor', 'nothing']).rights).toBe('editor,reader,researcher')
    expect(stranger.rights).toBe('')
  })

  test('have a name for the change log', () => {
    expect(callerWithKey('ct_0123456789', []).actor).toBe('key:ct_0123456789')
    expect(callerWithToken('ada@example.org', []).actor).toBe('token:ada@example.org')
  })

  test('are told what they lack: to say who they are, or that they may not', () => {
    const reader = callerWithKey('ct_0123456789', ['reader'])
    expect(() => assertRole(callerWithKey('ct_0123456789', ['admin']), [Role.EDITOR])).not.toThrow()
    expect(() => assertRole(reader, [Role.READER])).not.toThrow()
    const refusalOf = (caller: typeof reader, needed: readonly Role[]): unknown => {
      try {
        return assertRole(caller, needed)
      } catch (error) {
        return error
      }
    }
    expect(refusalOf(visitor, [Role.EDITOR])).toMatchObject({ kind: 'UNAUTHENTICATED', details: { needs: ['editor'] } })
    expect(refusalOf(reader, [Role.EDITOR, Role.RESEARCHER])).toMatchObject({
      kind: 'FORBIDDEN',
      message: 'This needs the role editor or researcher; yours: reader.',
    })
    expect(refusalOf(callerWithToken('ada', []), [Role.READER])).toMatchObject({
      message: 'This needs the role reader; yours: none.',
    })
  })
})
