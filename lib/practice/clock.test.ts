import { expect, it } from 'vitest'
import { startClock } from './clock'

function clockAt(speed: number) {
  let machine = 500
  const clock = startClock({ now: 1_000, speed, machineTime: () => machine })
  return { clock, pass: (ms: number) => (machine += ms) }
}

it('runs as fast as it was told, and stands still at 0', () => {
  const fast = clockAt(60)
  fast.pass(1_000)
  expect(fast.clock.now()).toBe(61_000)
  const still = clockAt(0)
  still.pass(1_000)
  expect(still.clock.now()).toBe(1_000)
})

it('keeps the time it has when its speed changes or it is advanced', () => {
  const { clock, pass } = clockAt(2)
  pass(100)
  clock.setSpeed(0)
  pass(100)
  expect(clock.now()).toBe(1_200)
  clock.advance(50)
  expect(clock.now()).toBe(1_250)
})

it('never goes back, also when the machine’s clock does', () => {
  const { clock, pass } = clockAt(1)
  pass(-400)
  expect(clock.now()).toBe(1_000)
  expect(() => clock.advance(-1)).toThrow(RangeError)
  expect(() => clock.setSpeed(Number.NaN)).toThrow(RangeError)
})
