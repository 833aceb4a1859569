// The same company told for an earlier moment: what came later is not there yet, and what has gone since still is.

import { describe, expect, it } from 'vitest'
import type { State } from '../model'
import { DAY_MS } from './draft'
import { makeCompany } from './make-company'

const NOON = Date.UTC(2026, 4, 20, 12)

function daysBefore(days: number): State {
  return makeCompany({ seed: 'test', now: NOON, at: NOON - days * DAY_MS })
}

const vm = (state: State, name: string) => state.vms.find((each) => each.name === name)
const key = (state: State, name: string) => state.apiKeys.find((each) => each.name === name)
const volume = (state: State, name: string) => state.volumes.find((each) => each.name === name)

/** What happened, and on which day: looked at the day before and the day after. */
const EVENTS: [string, number, (state: State) => unknown, unknown, unknown][] = [
  ['a server is stopped', 23, (state) => vm(state, 'shop-cart-legacy-01')?.status, 'active', 'passive'],
  ['a server is deleted', 27, (state) => vm(state, 'shop-reports-01')?.status, 'active', undefined],
  ['a server is added', 33, (state) => vm(state, 'shop-web-03')?.status, undefined, 'active'],
  ['a server grows', 16, (state) => vm(state, 'shop-api-01')?.planId, 8, 9],
  ['a server comes to hang', 6, (state) => vm(state, 'shop-search-01')?.status, 'active', 'provisioning'],
  ['a disk is taken off', 18, (state) => volume(state, 'restore-trial')?.status, 'attached', 'available'],
  ['a person leaves', 19, (state) => state.members.some((each) => each.email.startsWith('hana')), true, false],
  ['a key is switched off', 38, (state) => key(state, 'uptime-probe-old')?.isActive, true, false],
  ['a key gets a new secret', 22, (state) => key(state, 'search-sync')?.generation, 0, 1],
  ['SSH is opened to anyone', 31, openSsh, false, true],
]

function openSsh(state: State): boolean {
  const group = state.securityGroups.find((each) => each.name === 'shop-backoffice')
  return group?.rules.some((rule) => rule.range === '22' && !rule.ip) ?? false
}

describe('in the six weeks before today', () => {
  it.each(EVENTS)('%s', (_, days, look, before, after) => {
    expect([look(daysBefore(days + 2)), look(daysBefore(days - 2))]).toEqual([before, after])
  })

  it('a key that gets a new secret keeps its id and its date, and changes its prefix', () => {
    const [before, after] = [key(daysBefore(30), 'search-sync'), key(daysBefore(0), 'search-sync')]
    expect([after?.id, after?.createdAt]).toEqual([before?.id, before?.createdAt])
    expect(after?.prefix).not.toBe(before?.prefix)
  })

  it('the keys Stocktake reads with are there all the time', () => {
    const { handouts, apiKeys } = daysBefore(42)
    const usable = handouts.filter(({ apiKeyId }) => apiKeys.some((each) => each.id === apiKeyId && each.isActive))
    expect(usable.map((handout) => handout.purpose)).toEqual(expect.arrayContaining(['read', 'act', 'owner']))
  })

  it('nothing that stays changes its id from one day to the next', () => {
    for (let days = 1; days <= 42; days++) {
      const [before, after] = [daysBefore(days), daysBefore(days - 1)]
      const ids = new Map([...before.vms, ...before.apiKeys].map((each) => [each.name, each.id]))
      for (const { id, name } of [...after.vms, ...after.apiKeys]) expect(ids.get(name) ?? id).toBe(id)
      const copies = new Map(before.backups.map((copy) => [copy.id, copy.createdAt]))
      const stayed = after.backups.filter((copy) => copies.has(copy.id))
      expect(stayed.length).toBeGreaterThan(200)
      for (const copy of stayed) expect(copies.get(copy.id)).toBe(copy.createdAt)
    }
  })
})
