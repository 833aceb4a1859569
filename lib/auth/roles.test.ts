import { describe, expect, test } from 'vitest'
import { PERSON_ROLES } from '../domain/person'
import { lowestRole, may, PERMISSIONS, permissionsOf, ROLES } from './roles'

describe('roles', () => {
  test('each role may do all that the role before it may, and more', () => {
    for (const [index, role] of ROLES.entries()) {
      const lower = ROLES[index - 1]
      if (!lower) continue
      const allowed = permissionsOf(role)
      expect(allowed).toEqual(expect.arrayContaining(permissionsOf(lower)))
      expect(allowed.length).toBeGreaterThan(permissionsOf(lower).length)
    }
  })

  test('a viewer reads, stops and says what is still their own, and changes nothing else', () => {
    expect(permissionsOf('viewer')).toEqual([
      'account.read',
      'people.read',
      'audit.read',
      'audit.export',
      'audit.verify',
      'request.stop',
      'ownership.confirm',
    ])
  })

  test('only approvers and admins decide requests', () => {
    expect(ROLES.filter((role) => may(role, 'request.decide'))).toEqual(['approver', 'admin'])
  })

  test('only admins manage people, connections and policy', () => {
    for (const permission of ['people.manage', 'connections.manage', 'policy.manage'] as const) {
      expect(ROLES.filter((role) => may(role, permission))).toEqual(['admin'])
    }
  })

  test('an admin may do everything', () => {
    expect(permissionsOf('admin')).toEqual(PERMISSIONS)
  })

  test('the lowest role of a permission is the first that may', () => {
    for (const permission of PERMISSIONS) {
      expect(ROLES.find((role) => may(role, permission))).toBe(lowestRole(permission))
    }
  })

  test('the table knows exactly the roles a person can have', () => {
    expect(ROLES).toEqual(PERSON_ROLES)
  })
})
