import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fewestCalls, nextDue, PAGED_LISTS, pages, type RowCounts, serversDue, UNPAGED_LISTS } from './plan-sync'

const HOUR = 3_600_000
const NOW = new Date('2026-11-21T12:00:00Z')

const nothing: RowCounts = {
  lists: Object.fromEntries([...PAGED_LISTS, ...UNPAGED_LISTS].map((list) => [list, 0])),
  projectLists: { ips: [], 'project-members': [] },
  serversDue: 0,
  disksToAsk: 0,
  priceLists: 0,
  proofs: 0,
}

describe('the fewest calls of a sync', () => {
  it('is one a list for an empty account', () => {
    expect(fewestCalls(nothing)).toBe(PAGED_LISTS.length + UNPAGED_LISTS.length)
  })

  it.each([
    [0, 1],
    [1, 1],
    [100, 1],
    [101, 2],
    [20_000, 200],
  ])('%i rows take %i pages', (rows, calls) => {
    expect(pages(rows)).toBe(calls)
  })

  it('counts addresses and members by project, and single questions once each', () => {
    const counts = {
      ...nothing,
      lists: { ...nothing.lists, vms: 250 },
      projectLists: { ips: [3, 0, 120], 'project-members': [2, 2, 2] },
      serversDue: 7,
      disksToAsk: 2,
      priceLists: 5,
    }
    expect(fewestCalls(counts)).toBe(fewestCalls(nothing) + 2 + 4 + 3 + 7 + 2 + 5)
  })
})

describe('whose interfaces are due', () => {
  const server = (raffId: string, over: { hash?: string; due?: Date | null } = {}) => ({
    raffId,
    factsHash: 'now',
    interfacesHash: 'hash' in over ? (over.hash ?? null) : 'now',
    interfacesDueAt: over.due === undefined ? new Date(NOW.getTime() + HOUR) : over.due,
  })

  it('is a server that changed, one that was never asked, and one whose hour is over, and nobody else', () => {
    const all = [
      server('same'),
      server('changed', { hash: 'before' }),
      server('overdue', { due: new Date(NOW.getTime() - 1) }),
      server('just now', { due: NOW }),
    ]
    expect(serversDue(all, NOW).map(({ raffId }) => raffId)).toEqual(['changed', 'overdue', 'just now'])
  })

  it('the longest overdue come first, so that an interrupted sync goes on where it was', () => {
    const all = [30, 90, 60].map((minutes) => server(`${minutes}`, { due: new Date(NOW.getTime() - minutes * 60_000) }))
    expect(serversDue(all, NOW).map(({ raffId }) => raffId)).toEqual(['90', '60', '30'])
  })

  it('comes again within the hour, and spread over it after a first sync', () => {
    const due = (id: string, first: boolean) => nextDue(id, NOW, first, HOUR).getTime() - NOW.getTime()
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        expect(due(id, false)).toBe(HOUR)
        expect(due(id, true)).toBeGreaterThan(0)
        expect(due(id, true)).toBeLessThanOrEqual(HOUR)
      }),
    )
    const minutes = new Map<number, number>()
    for (let at = 0; at < 6_000; at++) {
      const minute = Math.ceil(due(`00000000-0000-4000-8000-${String(at * 7919).padStart(12, '0')}`, true) / 60_000)
      minutes.set(minute, (minutes.get(minute) ?? 0) + 1)
    }
    expect(Math.max(...minutes.values())).toBeLessThan(200)
  })
})
