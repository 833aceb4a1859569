import { expect, test } from 'vitest'
import { fakeClock } from '@/tests/support/fake-clock'
import { cacheOf } from './catalog-cache'

const HOUR_MS = 3_600_000

function givenCache() {
  const time = fakeClock()
  let loads = 0
  let broken = false
  const get = cacheOf(
    async () => {
      loads += 1
      if (broken) throw new Error('away')
      return `price ${loads}`
    },
    { clock: time.clock, freshMs: HOUR_MS },
  )
  const breakIt = (now = true) => {
    broken = now
  }
  return { time, get, loads: () => loads, breakIt }
}

test('what was read within the hour is not read again', async () => {
  const { time, get, loads } = givenCache()
  await get()
  await time.pass(HOUR_MS - 1)
  expect((await get()).value).toBe('price 1')
  expect(loads()).toBe(1)
})

test('many who ask at once cause one read', async () => {
  const { get, loads } = givenCache()
  await Promise.all([get(), get(), get()])
  expect(loads()).toBe(1)
})

test('what is outdated is given out at once, and renewed for the next', async () => {
  const { time, get } = givenCache()
  const { readAt } = await get()
  await time.pass(HOUR_MS)
  expect(await get()).toEqual({ value: 'price 1', readAt })
  await time.pass(1)
  expect(await get()).toMatchObject({ value: 'price 2', readAt: readAt + HOUR_MS })
})

test('while reading fails the old value stays, with its age, and is not asked for on every page', async () => {
  const { time, get, loads, breakIt } = givenCache()
  const first = await get()
  breakIt()
  await time.pass(HOUR_MS)
  await get()
  await time.pass(1_000)
  expect(await get()).toEqual(first)
  expect(loads()).toBe(2)
  breakIt(false)
  await time.pass(60_000)
  await get()
  await time.pass(1)
  expect((await get()).value).toBe('price 3')
})

test('only who has nothing at all is told of the failure', async () => {
  const { get, breakIt } = givenCache()
  breakIt()
  await expect(get()).rejects.toThrow('away')
  breakIt(false)
  expect((await get()).value).toBe('price 2')
})
