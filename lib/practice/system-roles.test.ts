import { expect, it } from 'vitest'
import { PERMISSIONS } from './permissions'
import { systemRoles } from './system-roles'

const roles = systemRoles(0)
const permissionsOf = (slug: string) => roles.find((role) => role.slug === slug)?.permissions ?? []

it('system roles hold as many permissions as Raff says', () => {
  const counts = Object.fromEntries(roles.map((role) => [role.slug, role.permissions.length]))
  expect(counts).toEqual({
    owner: 21,
    admin: 15,
    billing: 2,
    member: 3,
    'project-admin': 40,
    operator: 28,
    'project-member': 11,
    viewer: 9,
  })
})

it('each holds only known permissions of its own scope', () => {
  for (const role of roles) {
    const known = PERMISSIONS.filter(({ scope }) => scope === role.scope).map(({ name }) => name)
    expect(role.permissions.filter((name) => !known.includes(name))).toEqual([])
  }
})

it('a Viewer only looks, and an Operator deletes nothing', () => {
  expect(permissionsOf('viewer').every((name) => name.endsWith('.view'))).toBe(true)
  expect(permissionsOf('operator').filter((name) => /delete|release|remove/.test(name))).toEqual([])
})
