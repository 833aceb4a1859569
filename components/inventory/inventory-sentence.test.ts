import { describe, expect, it } from 'vitest'
import { inventorySentence } from './inventory-sentence'

const given = (kinds: Record<string, number>, monthlyCost = 612.4, unknownCosts = 0) => ({
  asOf: '2026-11-21T08:00:00.000Z',
  total: { count: 0, monthlyCost, unknownCosts },
  groups: Object.entries(kinds).map(([key, count]) => ({
    ...{ key, name: key, count, monthlyCost: 0, unknownCosts: 0 },
    kinds: {},
  })),
})

describe('the sentence that opens the inventory', () => {
  it('says what runs, what it costs and what nobody answers for', () => {
    expect(inventorySentence(given({ vm: 43, volume: 61, backup: 300, snapshot: 20, ip: 24, project: 8 }), 7, [])).toBe(
      'You run 43 servers, 61 disks, 320 copies and 24 public addresses for about $612 a month; 7 of the servers have no owner.',
    )
  })

  it('never says "about" of a sum that leaves something out', () => {
    expect(inventorySentence(given({ vm: 2 }, 1234.5, 3), 0, [])).toBe(
      'You run 2 servers for at least $1,235 a month; every server has an owner.',
    )
  })

  it('counts one as one', () => {
    expect(inventorySentence(given({ vm: 1, snapshot: 1 }, 4.99), 1, [])).toBe(
      'You run 1 server and 1 copy for about $4.99 a month; the server has no owner yet.',
    )
    expect(inventorySentence(given({ vm: 3 }, 15), 1, [])).toContain('; one of the servers has no owner.')
    expect(inventorySentence(given({ vm: 3 }, 15), 3, [])).toContain('; no server has an owner yet.')
  })

  it('says outright that nothing runs', () => {
    expect(inventorySentence(given({ project: 2 }, 0), 0, [])).toBe(
      'Nothing runs here: there are no servers, disks or copies.',
    )
  })

  it('never takes what could not be read for what is not there', () => {
    expect(inventorySentence(given({ project: 2 }, 0), 0, ['vm', 'backup'])).toBe(
      'No servers, disks or copies were seen so far: servers and backups have not all been read.',
    )
    expect(inventorySentence(given({ volume: 1 }, 15), 0, ['vm'])).toBe(
      'As far as could be read, you run 1 disk for about $15 a month.',
    )
  })
})
