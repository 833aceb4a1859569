import { expect, test } from 'vitest'
import { fakeClock } from '@/tests/support/fake-clock'
import { type PaceStore, TIERS } from '../domain/pacing'
import { memoryPaceStore } from './memory-pace-store'
import { pacer } from './pacer'

const { standard } = TIERS

function givenPacer() {
  const time = fakeClock()
  const pace = pacer(memoryPaceStore(time.clock.now), time.clock)
  const started = time.clock.now()
  const turns: Array<{ who: string; at: number }> = []
  const ask = (who: string, signal?: AbortSignal) =>
    pace.turn('key', standard, signal).then((turn) => {
      turns.push({ who, at: time.clock.now() - started })
      turn.answered()
    })
  return { time, pace, turns, ask }
}

test('turns come in the order in which they were asked for', async () => {
  const { time, turns, ask } = givenPacer()
  const asked = Array.from({ length: 100 }, (_, index) => `${index}`)
  for (const who of asked) void ask(who)
  await time.pass(10_000)
  expect(turns.map(({ who }) => who)).toEqual(asked)
})

test('a hundred calls with one key take the time the tier wants', async () => {
  const { time, turns, ask } = givenPacer()
  for (let index = 0; index < 100; index++) void ask(`${index}`)
  await time.pass(10_000)
  const last = turns.at(-1)?.at ?? 0
  expect(last).toBeGreaterThan((1_000 * (100 - standard.burst)) / standard.perSecond)
  expect(last).toBeLessThan(3_000)
})

test('keys do not wait for each other', async () => {
  const { time, pace, ask } = givenPacer()
  for (let index = 0; index < 500; index++) void ask(`${index}`)
  let served = false
  void pace.turn('another key', standard).then(() => {
    served = true
  })
  await time.pass(1)
  expect(served).toBe(true)
})

test('whoever goes away gives up the place, and the others move up', async () => {
  const { time, turns, ask } = givenPacer()
  for (let index = 0; index < 60; index++) void ask(`${index}`)
  const impatient = new AbortController()
  const leaves = ask('impatient', impatient.signal)
  void ask('patient')
  await time.pass(1)
  impatient.abort(new Error('went away'))
  await expect(leaves).rejects.toThrow('went away')
  await time.pass(5_000)
  expect(turns.map(({ who }) => who)).not.toContain('impatient')
  expect(turns.at(-1)?.who).toBe('patient')
})

test('nobody has a turn while Raff said to wait, also those who were waiting before', async () => {
  const { time, pace, turns, ask } = givenPacer()
  for (let index = 0; index < 60; index++) void ask(`${index}`)
  await time.pass(1)
  const before = turns.length
  await pace.block('key', standard, 5_000)
  await time.pass(4_999)
  expect(turns).toHaveLength(before)
  await time.pass(1)
  expect(turns).toHaveLength(before + 1)
  expect(turns.at(-1)?.at).toBe(5_001)
})

test('when the store fails everybody who waits is told, and later calls ask again', async () => {
  const time = fakeClock()
  let broken = true
  const working = memoryPaceStore(time.clock.now)
  const store: PaceStore = {
    ...working,
    take: (...asked) => (broken ? Promise.reject(new Error('away')) : working.take(...asked)),
  }
  const pace = pacer(store, time.clock)
  const ends = await Promise.allSettled([pace.turn('key', standard), pace.turn('key', standard)])
  expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  broken = false
  await pace.turn('key', standard)
})
