import { describe, expect, it } from 'vitest'
import { matchCommands } from './match-commands'

const commands = [
  { label: 'Audit', alsoCalled: ['log', 'who did what'] },
  { label: 'People', alsoCalled: ['users', 'team'] },
  { label: 'Sign out' },
  { label: 'Sign out everywhere' },
  { label: 'Dark', alsoCalled: ['theme'] },
]
const found = (typed: string) => matchCommands(commands, typed).map(({ label }) => label)

describe('the command palette', () => {
  it('shows everything in its own order before one types', () => {
    expect(found('')).toHaveLength(commands.length)
    expect(found('   ')[0]).toBe('Audit')
  })

  it.each([
    ['aud', 'Audit'],
    ['LOG', 'Audit'],
    ['did what', 'Audit'],
    ['users', 'People'],
    ['out every', 'Sign out everywhere'],
    ['Áudit', 'Audit'],
  ])('finds by "%s" first %s', (typed, label) => {
    expect(found(typed)[0]).toBe(label)
  })

  it('keeps the order of the list among equals', () => {
    expect(found('sign')).toEqual(['Sign out', 'Sign out everywhere'])
  })

  it('finds nothing unless every word is found', () => {
    expect(found('sign zebra')).toEqual([])
  })
})
