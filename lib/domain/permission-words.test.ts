import { describe, expect, test } from 'vitest'
import { inWords, powerOf, thingOf, thingsWithin } from './permission-words'

describe('a permission', () => {
  test.each([
    ['vm.view', 'see', 'servers'],
    ['vm.power', 'change', 'servers'],
    ['vm.delete', 'destroy', 'servers'],
    ['backup.restore', 'destroy', 'backups'],
    ['ip.release', 'destroy', 'public addresses'],
    ['account.api_keys.create', 'change', 'API keys'],
    ['project.members.remove', 'destroy', 'who is in a project'],
    ['project.delete', 'destroy', 'whole projects'],
    // unknown ones: the more dangerous of what they could be, and shown as themselves
    ['load_balancer.create', 'change', 'load balancer'],
    ['*', 'destroy', '*'],
    ['everything', 'change', 'everything'],
  ])('%s can %s %s', (permission, power, thing) => {
    expect(powerOf(permission)).toBe(power)
    expect(thingOf(permission)).toBe(thing)
  })

  test('things come once each, those people care about most first, unknown ones last', () => {
    const permissions = ['zebra.delete', 'backup.delete', 'vm.delete', 'vm.rebuild', 'vm.view']
    expect(thingsWithin(permissions, ['destroy'])).toEqual(['servers', 'backups', 'zebra'])
  })
})

test.each([
  [[], ''],
  [['servers'], 'servers'],
  [['servers', 'disks'], 'servers and disks'],
  [['servers', 'disks', 'backups'], 'servers, disks and backups'],
])('%j in words', (things, words) => {
  expect(inWords(things)).toBe(words)
})
