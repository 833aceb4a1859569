import { describe, expect, it } from 'vitest'
import { pagesInSight, placesOf, withPages } from './long-list-pages'

describe('a long list', () => {
  it('needs the pages of the places in sight and of those just beyond', () => {
    expect(pagesInSight([0, 1, 2], 100, 1000)).toEqual([0])
    expect(pagesInSight([70, 71], 100, 1000)).toEqual([0, 1])
    expect(pagesInSight([500], 100, 1000)).toEqual([4, 5])
    expect(pagesInSight([999], 100, 1000)).toEqual([9])
  })

  it('needs also the page of a far-off cursor, and none of those between', () => {
    expect(pagesInSight([0, 99_950], 100, 100_000)).toEqual([0, 999])
  })

  it('keeps the very same pages while nothing is missing', () => {
    const kept = [0, 1, 2]
    expect(withPages(kept, [1])).toBe(kept)
  })

  it('drops the pages needed longest ago, and never one that is needed now', () => {
    const kept = Array.from({ length: 12 }, (_, page) => page)
    expect(withPages(kept, [0, 500])).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 0, 500])
  })

  it('puts each row in its place and leaves the others open', () => {
    const { all, rows } = placesOf([2, 0], [{ data: ['e'] }, { data: ['a', 'b'] }], 5, 2)
    expect(all).toEqual(['a', 'b', undefined, undefined, 'e'])
    expect(rows).toEqual(['a', 'b', 'e'])
  })

  it('draws no row beyond the end when rows went between two readings', () => {
    expect(placesOf([0], [{ data: ['a', 'b'] }], 1, 2).all).toEqual(['a'])
  })
})
