import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { costBy, costTotal, costWords } from './cost-totals'
import type { Facts } from './facts'
import { KINDS, type Kind } from './kinds'
import { monthlyCost, NO_PRICES, type PriceList } from './monthly-cost'

const prices: PriceList = {
  planPerMonth: { '3': 23.99 },
  volumeGbMonth: 0.05,
  snapshotGbHour: 0.00007,
  backupGbMonth: 0.05,
  ipv4Month: 3,
  ipv6Month: 1,
}

const cost = (kind: Kind, facts: object, newer: number | null = null, list = prices) =>
  monthlyCost(kind, facts as Facts, list, newer)

describe('what a thing costs a month', () => {
  it.each([
    ['a running server', 'vm', { status: 'active', pricePerHour: 0.013685, pricingId: '2' }, 9.9901, 'raff'],
    ['a stopped server, the same', 'vm', { status: 'passive', pricePerHour: 0.013685, pricingId: '2' }, 9.9901, 'raff'],
    ['a failed server', 'vm', { status: 'failure', pricePerHour: 0.013685, pricingId: '2' }, 0, 'free'],
    ['a server without price', 'vm', { status: 'active', pricePerHour: null, pricingId: '3' }, 23.99, 'catalog'],
    ['one of an unknown plan', 'vm', { status: 'active', pricePerHour: null, pricingId: '99' }, null, 'unknown'],
    ['one without any hint', 'vm', { status: 'active', pricePerHour: null, pricingId: null }, null, 'unknown'],
    ['one with a negative price', 'vm', { status: 'active', pricePerHour: -1, pricingId: '3' }, 23.99, 'catalog'],
    ['a disk without price', 'volume', { pricePerHour: null, sizeGb: 100 }, 5, 'catalog'],
    ['a snapshot without price', 'snapshot', { pricePerHour: null, size: '10.00 GB' }, 0.511, 'catalog'],
    ['a small snapshot', 'snapshot', { pricePerHour: null, size: '600 MB' }, 0.0299, 'catalog'],
    ['a snapshot of unknown size', 'snapshot', { pricePerHour: null, size: 'big' }, null, 'unknown'],
    ['a schedule, counted with its backups', 'backup-schedule', { pricePerHour: 1 }, 0, 'free'],
    ['a reserved address', 'ip', { reserved: true, type: 'IPv4' }, 3, 'catalog'],
    ['a reserved IPv6 address', 'ip', { reserved: true, type: 'IPv6' }, 1, 'catalog'],
    ['an address that came with a server', 'ip', { reserved: false, type: 'IPv4' }, 0, 'free'],
    ['a firewall', 'security-group', {}, 0, 'free'],
  ] as const)('%s', (_, kind, facts, amount, source) => {
    expect(cost(kind, facts)).toEqual({ amount, source })
  })

  it.each([
    [0, 0, 'free'],
    [2, 0, 'free'],
    [3, 0.1, 'catalog'],
    [null, 0.1, 'catalog'],
  ])('a backup without price, with %s newer ones', (newer, amount, source) => {
    expect(cost('backup', { pricePerHour: null, sizeMb: 2048 }, newer)).toEqual({ amount, source })
  })

  it('is unknown and never free where Raff and the price list are silent', () => {
    expect(cost('ip', { reserved: true, type: 'IPv4' }, null, NO_PRICES)).toEqual({ amount: null, source: 'unknown' })
    expect(cost('volume', { pricePerHour: null, sizeGb: 9 }, null, NO_PRICES).source).toBe('unknown')
  })
})

describe('totals', () => {
  const anyRow = fc.record({
    monthlyCost: fc.option(fc.integer({ min: 0, max: 10_000_000 }).map((units) => units / 10_000)),
    kind: fc.constantFrom(...KINDS),
  })

  it('are the sum of their groups, whatever they are grouped by', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 200 }), (rows) => {
        const whole = costTotal(rows)
        const groups = costBy(rows, ({ kind }) => kind).map(({ total }) => total)
        const units = (amount: number) => Math.round(amount * 10_000)
        expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(whole.count)
        expect(groups.reduce((sum, { unknownCosts }) => sum + unknownCosts, 0)).toBe(whole.unknownCosts)
        expect(groups.reduce((sum, { monthlyCost }) => sum + units(monthlyCost), 0)).toBe(units(whole.monthlyCost))
      }),
    )
  })

  it('say what they leave out', () => {
    expect(costWords({ count: 3, monthlyCost: 1204.5, unknownCosts: 0 })).toBe('$1,204.50 a month')
    expect(costWords({ count: 3, monthlyCost: 12, unknownCosts: 1 })).toBe(
      'at least $12.00 a month: the price of one thing is unknown',
    )
  })
})
