import { describe, expect, it } from 'vitest'
import type { Kind } from './kinds'
import { checkSameAccount } from './same-account'
import { sayChange } from './say-change'
import { type ChangeCounts, syncSummary } from './sync-summary'

const counts = (kind: Kind, over: Partial<ChangeCounts> = {}): ChangeCounts => ({
  kind,
  appeared: 0,
  gone: 0,
  returned: 0,
  statuses: {},
  changed: 0,
  ...over,
})

describe('the summary of a sync', () => {
  it('says what came, what changed and what went', () => {
    expect(
      syncSummary(
        [counts('backup', { gone: 3 }), counts('vm', { appeared: 2, statuses: { passive: 1 } }), counts('volume')],
        [],
      ),
    ).toBe('+2 servers, 1 server stopped, 3 backups pruned.')
  })

  it('says that nothing changed', () => {
    expect(syncSummary([counts('vm')], [])).toBe('Nothing changed.')
  })

  it('never hides what could not be read behind good news', () => {
    expect(syncSummary([counts('vm')], ['ip', 'backup'])).toBe(
      'Nothing changed. Backups, public addresses could not be fully read.',
    )
  })

  it('counts what a first sync found', () => {
    expect(syncSummary([counts('vm', { appeared: 40 }), counts('ip', { appeared: 1 })], [], true)).toBe(
      'Found 40 servers, 1 public address.',
    )
    expect(syncSummary([], [], true)).toBe('The account is empty.')
  })

  it('counts a status nobody has a word for among the changes', () => {
    expect(syncSummary([counts('vm', { statuses: { hibernating: 2 }, changed: 1 })], [])).toBe('3 servers changed.')
  })
})

describe('a change in words', () => {
  const changed = (field: string, from: unknown, to: unknown) =>
    ({ what: 'changed', field, from, to }) as Parameters<typeof sayChange>[1]

  it.each([
    ['vm', changed('status', 'active', 'passive'), 'Went from running to stopped.'],
    ['vm', changed('status', 'active', 'hibernating'), 'Went from running to hibernating.'],
    ['vm', changed('name', 'a', 'b'), 'Renamed from “a” to “b”.'],
    ['vm', changed('tags', ['a', 'b'], ['b', 'c']), 'Tags: added c; removed a.'],
    ['volume', changed('server', null, 'v1'), 'Attached to the server web-1.'],
    ['volume', changed('server', 'v1', null), 'Taken off the server web-1.'],
    ['vm', changed('project', 'p1', 'p2'), 'Moved from project shop to project p2.'],
    ['api-key', changed('secret', 'raff_a', 'raff_b'), 'Its secret was replaced: raff_a… became raff_b….'],
    ['vpc', changed('usedIps', 2, null), 'Its addresses in use went from 2 to nothing.'],
    ['vm', { what: 'appeared', field: null, from: null, to: null }, 'Seen for the first time.'],
    ['vm', { what: 'gone', field: null, from: null, to: null }, 'Gone.'],
    ['role', changed('somethingNew', 1, { a: true }), 'Its somethingNew went from 1 to yes.'],
  ] as const)('%s %j', (kind, change, sentence) => {
    const names: Record<string, string> = { v1: 'web-1', p1: 'shop' }
    expect(sayChange(kind, change, (id) => names[id] ?? null)).toBe(sentence)
  })
})

describe('an account swapped for another', () => {
  const check = (over: Partial<Parameters<typeof checkSameAccount>[0]>) =>
    checkSameAccount({
      knownAccountId: 'acc-1',
      seenAccountIds: new Set(['acc-1']),
      knownProjectIds: new Set(['p1']),
      seenProjectIds: new Set(['p1']),
      ...over,
    })

  it('is noticed by its id', () => {
    expect(check({ seenAccountIds: new Set(['acc-2']) })).toMatchObject({
      same: false,
      sentence: expect.stringContaining('different Raff account'),
    })
  })

  it('is noticed by its projects where Raff tells no id', () => {
    expect(check({ seenAccountIds: new Set(), seenProjectIds: new Set(['x']) }).same).toBe(false)
  })

  it.each([
    ['the same account', {}],
    ['a first sync', { knownAccountId: null, knownProjectIds: new Set<string>() }],
    ['an account without projects', { seenAccountIds: new Set<string>(), seenProjectIds: new Set<string>() }],
    ['the same id though every project is new', { seenProjectIds: new Set(['x']) }],
  ])('is not %s', (_, over) => {
    expect(check(over)).toEqual({ same: true, accountId: expect.toBeOneOf(['acc-1', null]) })
  })
})
