import { expect, it } from 'vitest'
import { eachOf } from './each-of'

it('everything is done once, in order, and never more than a few at a time', async () => {
  let now = 0
  let most = 0
  const begun: number[] = []
  await eachOf(
    [1, 2, 3, 4, 5, 6, 7],
    async (item) => {
      begun.push(item)
      now += 1
      most = Math.max(most, now)
      await new Promise((resolve) => setImmediate(resolve))
      now -= 1
    },
    3,
  )
  expect(begun).toEqual([1, 2, 3, 4, 5, 6, 7])
  expect(most).toBe(3)
})

it('after a failure nothing new is begun', async () => {
  const begun: number[] = []
  const work = eachOf(
    [1, 2, 3, 4, 5],
    async (item) => {
      begun.push(item)
      await new Promise((resolve) => setImmediate(resolve))
      if (item === 2) throw new Error('no')
    },
    2,
  )
  await expect(work).rejects.toThrow('no')
  await new Promise((resolve) => setImmediate(resolve))
  expect(begun.length).toBeLessThanOrEqual(4)
})
