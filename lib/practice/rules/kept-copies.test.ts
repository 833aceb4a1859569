import { describe, expect, it } from 'vitest'
import type { Backup } from '../model'
import { copiesToDrop, nextFirst } from './kept-copies'

function point(day: number, status: Backup['status'] = 'ready', increment: number | null = day): Backup {
  const facts = { projectId: 'p', vmId: 'v', seriesId: 's', scheduleId: 1, createdBy: null, region: 'us-east' as const }
  return { ...facts, id: `day ${day}`, name: `day ${day}`, sizeMb: 1, status, increment, createdAt: day }
}

const idsOf = (copies: Backup[]) => copies.map((copy) => copy.id)

describe('what a schedule no longer keeps', () => {
  it('is every good copy but the newest few, in whatever order they come', () => {
    expect(idsOf(copiesToDrop([point(2), point(4), point(1), point(3)], 2))).toEqual(['day 2', 'day 1'])
  })

  it('is nothing while there are no more good ones than it keeps', () => {
    expect(copiesToDrop([point(1), point(2, 'failed'), point(3)], 2)).toEqual([])
  })

  it('is never a good copy because of failures after it', () => {
    const failures = [3, 4, 5, 6, 7].map((day) => point(day, 'failed'))
    expect(idsOf(copiesToDrop([point(1), point(2), ...failures], 2))).toEqual(['day 5', 'day 4', 'day 3'])
  })

  it('is a failure older than every good copy that is kept', () => {
    expect(idsOf(copiesToDrop([point(1, 'failed'), point(2), point(3)], 2))).toEqual(['day 1'])
  })

  it('is never one still being made', () => {
    expect(copiesToDrop([point(1, 'creating'), point(2, 'pending'), point(3), point(4)], 2)).toEqual([])
  })
})

describe('when points of a series go', () => {
  it('the oldest good one left takes the place of the first', () => {
    expect(nextFirst([point(3), point(1, 'failed'), point(2)], [point(0)])?.id).toBe('day 2')
  })

  it('nothing moves while the first stays', () => {
    expect(nextFirst([point(0), point(2)], [point(1)])).toBeUndefined()
  })

  it('a series that had lost its first before stays without', () => {
    expect(nextFirst([point(3), point(4)], [point(2)])).toBeUndefined()
  })

  it('nothing takes its place when nothing good is left', () => {
    expect(nextFirst([point(1, 'failed'), point(2, 'creating')], [point(0)])).toBeUndefined()
  })
})
